import { useTranslations } from 'use-intl';
import type { CallSnapshot } from '../../lib/call/call-snapshot';
import styles from './Occupancy.module.css';

type Occupied = NonNullable<CallSnapshot['occupancy']>;

/** How many are inside, and whether there is room for one more. */
export function Occupancy({ occupancy }: { occupancy: Occupied | null }) {
  const t = useTranslations('lobby');
  const wordsOf = ({ present, capacity, locked }: Occupied) =>
    [
      t('inside', { present }),
      ...(capacity - present === 1 ? [t('lastSeat')] : []),
      ...(capacity <= present ? [t('noSeat')] : []),
      ...(locked ? [t('locked')] : []),
    ].join(' · ');
  return (
    <p className={styles.occupancy} role="status" aria-live="polite">
      {occupancy && (
        <>
          <span className={styles.seats} aria-hidden="true">
            {Array.from({ length: occupancy.capacity }, (_, seat) => (
              <span key={seat} className={styles.seat} data-taken={seat < occupancy.present} />
            ))}
          </span>
          <span>{wordsOf(occupancy)}</span>
        </>
      )}
    </p>
  );
}
