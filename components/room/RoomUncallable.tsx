import { useTranslations } from 'use-intl';
import { useRoomName } from '../../hooks/room/use-room-name';
import type { RoomAccess } from '../../lib/rooms/room-access';
import { roomPath } from '../../lib/rooms/room-access';
import type { RoomId } from '../../lib/signaling/identifiers';
import { FullBrowserWays } from '../browser/FullBrowserWays';
import { InsecureNotice } from '../insecure/InsecureNotice';
import { MessagePage } from '../layout/MessagePage';
import { HomeLink } from './HomeLink';

/** In place of the lobby, where the browser can't make calls: nothing is asked for that would be of no use. */
export function RoomUncallable({ room, access }: { room: RoomId; access: RoomAccess }) {
  const t = useTranslations('browser');
  const lobby = useTranslations('lobby');
  const name = useRoomName(room);
  return (
    <MessagePage
      title={lobby('title', { room: name })}
      heading={t('calls.heading')}
      text={t('calls.text')}
      urgent
      status={
        <>
          <InsecureNotice />
          <FullBrowserWays lack="calls" path={roomPath(room, access, name)} look="primary" />
        </>
      }
    >
      <HomeLink />
    </MessagePage>
  );
}
