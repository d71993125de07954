import { useTranslations } from 'use-intl';
import type { CallSnapshot } from '../../lib/call/call-snapshot';
import styles from './Occupancy.module.css';

/** How many are inside, and whether there is room for one more. */
export function Occupancy({ occupancy }: { occupancy: CallSnapshot['occupancy'] }) {
  const t = useTranslations('lobby');
  if (!occupancy) return <p className={styles.occupancy} role="status" />;
  const { present, capacity, locked } = occupancy;
  return (
    <p className={styles.occupancy} role="status">
      <span className={styles.seats} aria-hidden="true">
        {Array.from({ length: capacity }, (_, seat) => (
          <span key={seat} className={styles.seat} data-taken={seat < present} />
        ))}
      </span>
      <span>
        {t('inside', { present })}
        {capacity - present === 1 && ` · ${t('lastSeat')}`}
        {capacity <= present && ` · ${t('noSeat')}`}
        {locked && ` · ${t('locked')}`}
      </span>
    </p>
  );
}
