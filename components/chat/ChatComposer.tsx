import { ChevronDown, SendHorizontal, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode, SubmitEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslations } from 'use-intl';
import { useDraftText } from '../../hooks/chat/use-draft';
import { useEmojiCompletion } from '../../hooks/chat/use-emoji-completion';
import { useEmojiList } from '../../hooks/chat/use-emoji-list';
import type { Addressee, Draft, Drafts } from '../../lib/chat/drafts';
import type { AuthorId } from '../../lib/chat/entry';
import { MAX_TEXT } from '../../lib/chat/limits';
import type { Emoji } from '../../lib/emoji/emoji-list';
import { EmojiButton } from '../emoji/EmojiButton';
import { EmojiMatches, matchId } from '../emoji/EmojiMatches';
import { IconButton } from '../ui/IconButton';
import styles from './ChatComposer.module.css';

interface ChatComposerProps {
  drafts: Drafts;
  /** The one of them that is being written. */
  draft: Draft;
  /** Those whom one can write to alone. */
  people: readonly Addressee[];
  /** Who was chosen, and may have left since; null: everybody. */
  to: Addressee | null;
  nameOf: (author: AuthorId) => string;
  /** Why nothing can be written; null when something can. */
  obstacle: string | null;
  /** What sends something else than words to the same. */
  attach: ReactNode;
  /** The same, for what is sent more seldom. */
  attachMore?: ReactNode;
  onTyping: (typing: boolean) => void;
  onSend: (text: string) => void;
}

/** As many lines as show before it scrolls. */
const MAX_ROWS = 6;

/** Where one writes. Drawn anew for each draft. */
export function ChatComposer(props: ChatComposerProps) {
  const { drafts, draft, people, to, nameOf, obstacle, attach, attachMore, onTyping, onSend } =
    props;
  const t = useTranslations('chat');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useDraftText(drafts);
  const [picking, setPicking] = useState(false);
  useEffect(() => field.current?.focus(), []);

  const write = (value: string) => {
    drafts.write(value);
    onTyping(value !== '');
  };
  const list = useEmojiList(picking || text.includes(':'));
  /** In the place of what is there; the caret goes behind it. */
  const insert = ({ unicode }: Emoji, start: number, end: number) => {
    const { current } = field;
    if (!current) return;
    const { value } = current;
    flushSync(() => write(value.slice(0, start) + unicode + value.slice(end)));
    const caret = start + unicode.length;
    current.setSelectionRange(caret, caret);
    current.focus();
  };
  const completion = useEmojiCompletion(list, (start, emoji) =>
    insert(emoji, start, field.current?.selectionEnd ?? start),
  );
  const { matches, active } = completion;
  const pick = (emoji: Emoji) => {
    setPicking(false);
    const { selectionStart, selectionEnd } = field.current ?? {
      selectionStart: 0,
      selectionEnd: 0,
    };
    insert(emoji, selectionStart, selectionEnd);
  };

  const isTooLong = text.length > MAX_TEXT;
  const problem = obstacle ?? (isTooLong ? t('tooLong', { count: MAX_TEXT }) : null);
  const send = () => {
    if (problem !== null) return;
    onSend(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || completion.onKey(event)) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    send();
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    send();
    field.current?.focus();
  };
  return (
    <form className={styles.composer} onSubmit={onSubmit}>
      {draft.kind === 'new' ? (
        <div className={styles.to}>
          <label htmlFor={`${id}-to`}>{t('to')}</label>
          <div className={styles.select}>
            <select
              id={`${id}-to`}
              value={to?.peer ?? ''}
              data-alone={to !== null}
              onChange={({ target: { value } }) =>
                drafts.choose(people.find(({ peer }) => peer === value) ?? null)
              }
            >
              <option value="">{t('everybody')}</option>
              {people.map(({ peer, name }) => (
                <option key={peer} value={peer}>
                  {name}
                </option>
              ))}
              {to && !people.some(({ peer }) => peer === to.peer) && (
                <option value={to.peer}>{t('gone', { name: to.name })}</option>
              )}
            </select>
            <ChevronDown aria-hidden="true" />
          </div>
          {attachMore}
        </div>
      ) : (
        <div className={styles.about}>
          <p dir="auto">
            {draft.kind === 'edit'
              ? t('editing')
              : t('replied', { name: nameOf(draft.message.author), text: draft.message.text })}
          </p>
          <IconButton label={t('cancel')} onClick={() => drafts.end()}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      )}
      <div className={styles.line}>
        {draft.kind === 'new' && attach}
        <div className={styles.field}>
          <textarea
            ref={field}
            id={`${id}-text`}
            aria-label={t('message')}
            placeholder={t('message')}
            dir="auto"
            rows={Math.min(MAX_ROWS, text.split('\n').length)}
            value={text}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : `${id}-problem`}
            // A field of several lines can't be a combobox; it can say that it has a list.
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls={matches.length > 0 ? `${id}-emoji` : undefined}
            aria-activedescendant={matches.length > 0 ? matchId(`${id}-emoji`, active) : undefined}
            onChange={({ target: { value, selectionEnd } }) => {
              write(value);
              const before = value.slice(0, selectionEnd);
              if (value.length > text.length) completion.typed(before);
              else completion.look(before);
            }}
            onSelect={({ currentTarget: { value, selectionEnd } }) =>
              completion.look(value.slice(0, selectionEnd))
            }
            onBlur={completion.close}
            onKeyDown={onKeyDown}
          />
          <EmojiButton list={list} open={picking} onOpen={setPicking} onPick={pick} />
        </div>
        <button type="submit" className={styles.send} aria-label={t('send')} title={t('send')}>
          <SendHorizontal aria-hidden="true" />
        </button>
      </div>
      {matches.length > 0 && (
        <EmojiMatches
          id={`${id}-emoji`}
          matches={matches}
          active={active}
          onTake={completion.take}
        />
      )}
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
