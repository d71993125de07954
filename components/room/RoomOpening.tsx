import { useTranslations } from 'use-intl';
import { nameOfRoom } from '../../lib/rooms/room-name';
import type { RoomId } from '../../lib/signaling/identifiers';
import { SiteShell } from '../layout/SiteShell';
import styles from './RoomOpening.module.css';

/** Before the browser has said which key the link holds: nothing that could turn out wrong. */
export function RoomOpening({ room }: { room: RoomId }) {
  const t = useTranslations('privacy');
  const lobby = useTranslations('lobby');
  return (
    <SiteShell title={lobby('title', { room: nameOfRoom(room) })}>
      <p className={styles.late}>{t('opening')}</p>
    </SiteShell>
  );
}
