import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useFormatter, useTranslations } from 'use-intl';
import { useDrawnCount } from '../../hooks/chat/use-drawn-count';
import { useQuotes } from '../../hooks/chat/use-quotes';
import { useLive } from '../../hooks/base/use-live';
import type { ChatSnapshot, Reader } from '../../lib/chat/chat-snapshot';
import { handedOnBy, notYetAt, seenBy } from '../../lib/chat/chat-snapshot';
import type { AuthorId } from '../../lib/chat/entry';
import type { ThreadMessage } from '../../lib/chat/thread';
import type { ChatEntryVerbs } from './ChatEntry';
import { ChatEntry } from './ChatEntry';
import styles from './ChatLog.module.css';

interface ChatLogProps {
  snapshot: ChatSnapshot;
  nameOf: (author: AuthorId) => string;
  nameOfReader: (reader: Reader) => string;
  verbs: ChatEntryVerbs;
}

/** Whoever is that near the end, in CSS pixels, wants to see what comes. */
const NEAR_END = 80;

/** What was written, in the order that is the same for everybody. */
export function ChatLog({ snapshot, nameOf, nameOfReader, verbs }: ChatLogProps) {
  const t = useTranslations('chat');
  const format = useFormatter();
  const live = useLive('messages');
  const { self, messages, readers, reached } = snapshot;
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const lastSeen = useRef({ top: 0, height: 0 });
  const [readsAbove, setReadsAbove] = useState(false);
  const [drawn, drawEarlier] = useDrawnCount(messages.length, readsAbove);
  const last = messages.at(-1);
  const shown = messages.slice(-drawn);
  const quoteOf = useQuotes(shown, messages, nameOf);

  /**
   * Remembers how far that is: what takes room from the list or gives it back, as the line that says who is typing,
   * moves the end up and down as well, and is told as scrolling when more has come already.
   */
  const showEnd = useCallback((element: HTMLElement) => {
    element.scrollTop = element.scrollHeight;
    lastSeen.current = { top: element.scrollTop, height: element.clientHeight };
  }, []);

  // Whoever writes wants to see it there.
  useEffect(() => {
    if (last?.author !== self || follows.current || !box.current) return;
    follows.current = true;
    showEnd(box.current);
  }, [last, self, showEnd]);

  useEffect(() => {
    const { current } = box;
    if (!current || !content.current) return;
    const observer = new ResizeObserver((changes) => {
      if (!follows.current) return;
      showEnd(current);
      // In a low window the panel around scrolls, too.
      if (changes.some(({ target }) => target === current)) {
        current.scrollIntoView({ block: 'nearest' });
      }
    });
    observer.observe(current);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, [showEnd]);

  const follow = (isNearEnd: boolean) => {
    follows.current = isNearEnd;
    // React keeps what a state is set to once more until the component is drawn, and scrolling tells this often.
    if (readsAbove === isNearEnd) setReadsAbove(!isNearEnd);
  };
  /** Above what one reads, which stays where it is. */
  const showEarlier = () => {
    const { current } = box;
    if (!current) return;
    const below = current.scrollHeight - current.scrollTop;
    follow(false);
    flushSync(drawEarlier);
    current.scrollTop = current.scrollHeight - below;
    // With the first message the button goes, and would take the focus with it.
    if (!current.contains(document.activeElement)) current.focus({ preventScroll: true });
  };

  const lastOwn = messages.findLast(({ author, deleted }) => author === self && !deleted);
  const namesOf = (list: readonly Reader[]) => format.list(list.map(nameOfReader));

  const aloneOf = ({ to }: ThreadMessage) => {
    if (to === null) return null;
    return to === self ? t('aloneYou') : t('alone', { name: nameOf(to) });
  };
  const handedOnOf = (message: ThreadMessage) => {
    const by = handedOnBy(message, snapshot);
    return by && t('handedOn', { name: nameOf(by) });
  };
  const standingOf = (message: ThreadMessage) => {
    if (message.author !== self || message.deleted) return null;
    const { to, lane, number } = message;
    const isGone = to !== null && !readers.some(({ author }) => author === to);
    if (isGone && (reached.get(lane) ?? 0) < number) return t('notReached', { name: nameOf(to) });
    const missing = notYetAt(message, readers);
    if (missing.length > 0) return t('notYetAt', { names: namesOf(missing) });
    const seen = message === lastOwn ? seenBy(message, readers) : [];
    return seen.length > 0 ? t('seenBy', { names: namesOf(seen) }) : null;
  };

  return (
    <div
      className={styles.log}
      ref={box}
      role="log"
      data-above={readsAbove}
      aria-live={live}
      aria-label={t('messages')}
      // What scrolls has to be reached by those who have no mouse.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        const { top, height } = lastSeen.current;
        // What has come meanwhile is no reason, nor another size: who reads further up has scrolled up.
        const stays = follows.current && (scrollTop >= top || clientHeight !== height);
        lastSeen.current = { top: scrollTop, height: clientHeight };
        follow(stays || scrollHeight - scrollTop - clientHeight < NEAR_END);
      }}
    >
      {messages.length === 0 && (
        <div className={styles.empty}>
          <p>{t('empty')}</p>
          <p>{t('emptyText')}</p>
        </div>
      )}
      <div className={styles.content} ref={content}>
        {messages.length > drawn && (
          <button type="button" className={styles.earlier} onClick={showEarlier}>
            {t('earlier')}
          </button>
        )}
        <ol className={styles.list}>
          {shown.map((message) => (
            <ChatEntry
              key={message.id}
              message={message}
              isOwn={message.author === self}
              name={nameOf(message.author)}
              alone={aloneOf(message)}
              handedOn={handedOnOf(message)}
              quote={quoteOf(message)}
              standing={standingOf(message)}
              verbs={verbs}
            />
          ))}
        </ol>
      </div>
    </div>
  );
}
