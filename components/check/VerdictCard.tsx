import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Verdict } from '../../lib/check/verdict';
import styles from './VerdictCard.module.css';

/** What the check comes to, in words. */
export function VerdictCard({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('check');
  const { ways, capacity, unsteady } = verdict;
  const well = ways === 'all' && !unsteady && capacity !== 'sound' && capacity !== 'none';
  return (
    <div className={styles.verdict} data-well={well} role="status">
      <span className={styles.icon} aria-hidden="true">
        {well ? <CircleCheck /> : <TriangleAlert />}
      </span>
      <div>
        <p className={styles.ways}>{t(`ways.${ways}`)}</p>
        {capacity && <p>{t(`capacities.${capacity}`)}</p>}
        {unsteady && <p>{t('unsteady')}</p>}
      </div>
    </div>
  );
}
