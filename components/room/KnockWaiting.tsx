import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import styles from './QueuePlace.module.css';

/**
 * What happens after one has knocked. The button that was pressed is gone, and with it the focus, which comes here: not to
 * the button that is left, which a key that is held would press.
 */
export function KnockWaiting({ hostAway }: { hostAway: boolean }) {
  const t = useTranslations('atDoor');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus();
  }, []);
  return (
    <div ref={place} className={styles.place} tabIndex={-1}>
      <p className={styles.number}>{t(hostAway ? 'hostAway' : 'knocked')}</p>
      <p className={styles.hint}>{t(hostAway ? 'hostAwayText' : 'knockedText')}</p>
    </div>
  );
}
