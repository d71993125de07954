import { useTranslations } from 'use-intl';
import { useQuotes } from '../../hooks/chat/use-quotes';
import { useClockTime } from '../../hooks/words/use-clock-time';
import type { ChatSnapshot } from '../../lib/chat/chat-snapshot';
import { handedOnBy } from '../../lib/chat/chat-snapshot';
import type { AuthorId } from '../../lib/chat/entry';
import type { ThreadMessage } from '../../lib/chat/thread';
import { downloadText } from '../ui/download-text';
import { SmallButton } from '../ui/SmallButton';
import styles from './ChatSave.module.css';
import { markdownTranscript, textTranscript } from './transcript';

interface ChatSaveProps {
  id: string;
  snapshot: ChatSnapshot;
  nameOf: (author: AuthorId) => string;
}

/** As what all that was written can be kept, on this device. */
export function ChatSave({ id, snapshot, nameOf }: ChatSaveProps) {
  const t = useTranslations('chat');
  const clockTime = useClockTime();
  const { messages } = snapshot;
  const marksOf = (message: ThreadMessage) => {
    const by = handedOnBy(message, snapshot);
    const alone = message.to === null ? [] : [t('alone', { name: nameOf(message.to) })];
    return by ? [...alone, t('handedOn', { name: nameOf(by) })] : alone;
  };
  const quoteOf = useQuotes(messages, messages, nameOf);
  const words = { nameOf, marksOf, quoteOf, clockTime };
  return (
    <div id={id} className={styles.kinds}>
      <SmallButton
        onClick={() => downloadText('tertulia-chat.txt', textTranscript(messages, words))}
      >
        {t('saveText')}
      </SmallButton>
      <SmallButton
        onClick={() => downloadText('tertulia-chat.md', markdownTranscript(messages, words))}
      >
        {t('saveMarkdown')}
      </SmallButton>
    </div>
  );
}
