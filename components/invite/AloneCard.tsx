import { useTranslations } from 'use-intl';
import type { RoomAccess } from '../../lib/rooms/room-access';
import type { RoomId } from '../../lib/signaling/identifiers';
import styles from './AloneCard.module.css';
import { RoomLink } from './RoomLink';

/** For whoever is first: how the others get here. */
export function AloneCard({ room, access }: { room: RoomId; access: RoomAccess }) {
  const t = useTranslations('invite');
  return (
    <aside className={styles.card} aria-label={t('heading')}>
      <h2 className={styles.heading}>{t('aloneHeading')}</h2>
      <p className={styles.text}>{t('aloneText')}</p>
      <RoomLink room={room} access={access} />
    </aside>
  );
}
