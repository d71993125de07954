import { useTranslations } from 'use-intl';
import styles from './QueuePlace.module.css';

/** Where in the queue one stands, counted from 1. */
export function QueuePlace({ position }: { position: number }) {
  const t = useTranslations('full');
  return (
    <div className={styles.place}>
      <p className={styles.number}>{t('waiting', { position })}</p>
      <p className={styles.hint}>{t('waitingText')}</p>
    </div>
  );
}
