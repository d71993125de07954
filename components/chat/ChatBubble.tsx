import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useChatNames } from '../../hooks/chat/use-chat-names';
import { useNewestMessage } from '../../hooks/chat/use-chat-snapshot';
import { useLive } from '../../hooks/base/use-live';
import { useSound } from '../../hooks/media/use-sound';
import type { Chat } from '../../lib/chat/chat';
import styles from '../ui/Bubble.module.css';

interface ChatBubbleProps {
  chat: Chat;
  onOpen: () => void;
  /** What else passes by, and is read out by other means. */
  children?: ReactNode;
}

/** Long enough to read it twice. */
const SHOWN_MS = 8_000;

/** A bubble is no place for a letter. */
const MAX_LENGTH = 200;

/** The newest message passes by while the panel is closed. Read out, since it comes into a live region. */
export function ChatBubble({ chat, onOpen, children }: ChatBubbleProps) {
  const t = useTranslations('chat');
  const nameOf = useChatNames(chat);
  const newest = useNewestMessage(chat);
  const live = useLive('messages');
  useSound('message', newest?.id ?? null);
  useEffect(() => {
    if (!newest) return;
    const timer = setTimeout(() => chat.passNewest(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [chat, newest]);
  const words = newest && {
    name: nameOf(newest.author),
    text: newest.text.length > MAX_LENGTH ? `${newest.text.slice(0, MAX_LENGTH)}…` : newest.text,
  };
  return (
    <div className={styles.place}>
      <div className={styles.passing} role="status" aria-live={live}>
        {newest && words && (
          <button type="button" className={styles.bubble} dir="auto" onClick={onOpen}>
            {newest.to === null ? t('bubble', words) : t('bubbleAlone', words)}
          </button>
        )}
      </div>
      {children}
    </div>
  );
}
