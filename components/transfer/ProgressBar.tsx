import { useTranslations } from 'use-intl';
import styles from './ProgressBar.module.css';

/** @param percent whole, of 100 */
export function ProgressBar({ percent }: { percent: number }) {
  const t = useTranslations('transfer');
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={t('progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className={styles.part} style={{ width: `${percent}%` }} />
    </div>
  );
}
