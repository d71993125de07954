import { useTranslations } from 'use-intl';
import type { AuthorId } from '../../lib/chat/entry';
import type { ThreadMessage } from '../../lib/chat/thread';

/**
 * What replies answer, in words.
 *
 * @param replies those that are asked for
 * @param messages all that there is
 * @returns what this reply answers, with its author; null where it answers nothing, or nothing that is there any more
 */
export function useQuotes(
  replies: readonly ThreadMessage[],
  messages: readonly ThreadMessage[],
  nameOf: (author: AuthorId) => string,
): (reply: ThreadMessage) => string | null {
  const t = useTranslations('chat');
  const repliedTo = new Set(replies.map(({ replyTo }) => replyTo));
  const quoted = new Map(
    messages.filter(({ id }) => repliedTo.has(id)).map((message) => [message.id, message]),
  );
  return ({ replyTo }) => {
    const target = replyTo && quoted.get(replyTo);
    if (!target) return null;
    const text = target.deleted ? t('deleted') : target.text;
    return t('replied', { name: nameOf(target.author), text });
  };
}
