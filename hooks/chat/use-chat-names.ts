import { useTranslations } from 'use-intl';
import type { Chat } from '../../lib/chat/chat';
import type { AuthorId } from '../../lib/chat/entry';
import { useChatSnapshot } from './use-chat-snapshot';

/** @returns what to call whoever wrote something */
export function useChatNames(chat: Chat): (author: AuthorId) => string {
  const t = useTranslations('chat');
  const call = useTranslations('call');
  const { self, names } = useChatSnapshot(chat);
  return (author) => (author === self ? t('you') : names.get(author) || call('unnamed'));
}
