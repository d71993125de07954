import Head from 'next/head';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { useUnread } from '../../hooks/chat/use-chat-snapshot';
import { useIconMark } from '../../hooks/room/use-icon-mark';
import { useHiddenProgress } from '../../hooks/transfer/use-hidden-progress';
import { useRoomName } from '../../hooks/room/use-room-name';
import { useOfferNews } from '../../hooks/transfer/use-transfers-snapshot';
import type { Chat } from '../../lib/chat/chat';
import type { RoomId } from '../../lib/signaling/identifiers';
import type { OfferNews } from '../../lib/transfer/offer-news';
import type { TransferSource } from '../../lib/transfer/transfer-snapshot';

interface CallTitleProps {
  room: RoomId;
  /** Everybody, oneself included. */
  count: number;
  /** How many are at the door. */
  knocking: number;
  chat: Chat;
  transfers: TransferSource;
  offers: OfferNews;
}

/** What the tab says. Whenever it is drawn, Next.js goes through all of the document's head. */
export const CallTitle = memo(function CallTitle(props: CallTitleProps) {
  const { room, count, knocking, chat, transfers, offers } = props;
  const t = useTranslations('call');
  const words = useTranslations('chat');
  const files = useTranslations('transfer');
  const door = useTranslations('door');
  const unread = useUnread(chat) + useOfferNews(offers).unseen;
  const percent = useHiddenProgress(transfers);
  const plain = t('title', { count, room: useRoomName(room) });
  const title = percent === null ? plain : files('title', { percent, title: plain });
  const withUnread = unread > 0 ? words('titleUnread', { count: unread, title }) : title;
  useIconMark(knocking > 0);
  return (
    <Head>
      <title>
        {knocking > 0 ? door('titleKnocking', { count: knocking, title: withUnread }) : withUnread}
      </title>
    </Head>
  );
});
