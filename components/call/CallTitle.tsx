import Head from 'next/head';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { useRoomName } from '../../hooks/use-room-name';
import type { RoomId } from '../../lib/signaling/identifiers';

interface CallTitleProps {
  room: RoomId;
  /** Everybody, oneself included. */
  count: number;
}

/** What the tab says. Whenever it is drawn, Next.js goes through all of the document's head. */
export const CallTitle = memo(function CallTitle({ room, count }: CallTitleProps) {
  const t = useTranslations('call');
  return (
    <Head>
      <title>{t('title', { count, room: useRoomName(room) })}</title>
    </Head>
  );
});
