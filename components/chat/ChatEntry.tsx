import { Ellipsis, Lock, Pencil, Reply, Trash2 } from 'lucide-react';
import { memo, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClockTime } from '../../hooks/words/use-clock-time';
import { useCopy } from '../../hooks/base/use-copy';
import { useKeptFocus } from '../../hooks/base/use-kept-focus';
import type { ThreadMessage } from '../../lib/chat/thread';
import { CopyIcon } from '../ui/CopyIcon';
import { SmallButton } from '../ui/SmallButton';
import styles from './ChatEntry.module.css';
import { ChatText } from './ChatText';

export interface ChatEntryVerbs {
  reply: (message: ThreadMessage) => void;
  edit: (message: ThreadMessage) => void;
  remove: (message: ThreadMessage) => void;
}

interface ChatEntryProps {
  message: ThreadMessage;
  isOwn: boolean;
  name: string;
  /** Whom it is only for, in words; null: it is for everybody. */
  alone: string | null;
  /** In words; null when the author has shown its key. */
  handedOn: string | null;
  /** What it replies to, in words. */
  quote: string | null;
  /** To whom it did not come, or who has seen it, in words. */
  standing: string | null;
  verbs: ChatEntryVerbs;
}

/** One message, and what can be done with it. */
export const ChatEntry = memo(function ChatEntry(props: ChatEntryProps) {
  const { message, isOwn, name, alone, handedOn, quote, standing, verbs } = props;
  const t = useTranslations('chat');
  const clockTime = useClockTime();
  const [open, setOpen] = useState(false);
  const actions = useId();
  const box = useRef<HTMLLIElement>(null);
  const focus = useKeptFocus(box);
  const { outcome, copy } = useCopy(t('copied'));
  const choose = (verb: (chosen: ThreadMessage) => void) => {
    setOpen(false);
    verb(message);
  };
  const marks = [alone, handedOn, message.edited && t('edited')].filter((mark) => mark);
  return (
    <li ref={box} {...focus} className={styles.entry} data-own={isOwn} data-alone={alone !== null}>
      <div className={styles.head}>
        <bdi className={styles.name}>{name}</bdi>
        <time dateTime={new Date(message.atMs).toISOString()}>{clockTime(message.atMs)}</time>
      </div>
      {marks.length > 0 && (
        <p className={styles.marks}>
          {alone !== null && <Lock aria-hidden="true" />}
          {marks.join(' · ')}
        </p>
      )}
      {quote !== null && (
        <p className={styles.quote} dir="auto">
          {quote}
        </p>
      )}
      {message.deleted ? (
        <p className={styles.deleted}>{t('deleted')}</p>
      ) : (
        <ChatText text={message.text} />
      )}
      {standing !== null && <p className={styles.standing}>{standing}</p>}
      {!message.deleted && (
        // Read behind what it is about, seen at the head of it.
        <button
          type="button"
          className={styles.more}
          aria-label={t('more')}
          aria-expanded={open}
          aria-controls={actions}
          onClick={() => setOpen(!open)}
        >
          <Ellipsis aria-hidden="true" />
        </button>
      )}
      {open && !message.deleted && (
        <div className={styles.actions} id={actions}>
          <SmallButton onClick={() => choose(verbs.reply)}>
            <Reply aria-hidden="true" />
            {t('reply')}
          </SmallButton>
          <SmallButton onClick={() => copy(message.text)}>
            <CopyIcon outcome={outcome} />
            {outcome === 'copied' ? t('copied') : t('copy')}
          </SmallButton>
          {isOwn && (
            <>
              <SmallButton onClick={() => choose(verbs.edit)}>
                <Pencil aria-hidden="true" />
                {t('edit')}
              </SmallButton>
              <SmallButton onClick={() => choose(verbs.remove)}>
                <Trash2 aria-hidden="true" />
                {t('remove')}
              </SmallButton>
            </>
          )}
        </div>
      )}
    </li>
  );
});
