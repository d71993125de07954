import Head from 'next/head';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { useUnread } from '../../hooks/use-chat';
import { useRoomName } from '../../hooks/use-room-name';
import type { Chat } from '../../lib/chat/chat';
import type { RoomId } from '../../lib/signaling/identifiers';

interface CallTitleProps {
  room: RoomId;
  /** Everybody, oneself included. */
  count: number;
  chat: Chat;
}

/** What the tab says. Whenever it is drawn, Next.js goes through all of the document's head. */
export const CallTitle = memo(function CallTitle({ room, count, chat }: CallTitleProps) {
  const t = useTranslations('call');
  const words = useTranslations('chat');
  const unread = useUnread(chat);
  const title = t('title', { count, room: useRoomName(room) });
  return (
    <Head>
      <title>{unread > 0 ? words('titleUnread', { count: unread, title }) : title}</title>
    </Head>
  );
});
