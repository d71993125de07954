import { useTranslations } from 'use-intl';
import styles from './QueuePlace.module.css';

/** What happens after one has knocked. */
export function KnockWaiting({ hostAway }: { hostAway: boolean }) {
  const t = useTranslations('atDoor');
  return (
    <div className={styles.place}>
      <p className={styles.number}>{t(hostAway ? 'hostAway' : 'knocked')}</p>
      <p className={styles.hint}>{t(hostAway ? 'hostAwayText' : 'knockedText')}</p>
    </div>
  );
}
