import { useTranslations } from 'use-intl';
import { nameOfRoom } from '../../lib/rooms/room-name';
import type { RoomId } from '../../lib/signaling/identifiers';
import { SiteShell } from '../layout/SiteShell';
import styles from './RoomOpening.module.css';

/**
 * Before the browser has said which key the link holds: which room it is, and nothing that could turn out wrong. It is
 * what there is to see until the scripts are there, for seconds on a slow line.
 */
export function RoomOpening({ room }: { room: RoomId }) {
  const t = useTranslations('privacy');
  const lobby = useTranslations('lobby');
  const name = nameOfRoom(room);
  return (
    <SiteShell title={lobby('title', { room: name })}>
      <div className={styles.opening}>
        <h1 className={styles.name} dir="auto">
          {name}
        </h1>
        <p className={styles.late}>{t('opening')}</p>
      </div>
    </SiteShell>
  );
}
