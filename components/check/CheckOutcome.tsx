import { CircleCheck, CircleDashed, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { CheckSnapshot } from '../../lib/check/check-snapshot';
import { checkSteps } from '../../lib/check/check-snapshot';
import { verdict } from '../../lib/check/verdict';
import styles from './CheckOutcome.module.css';

/** How far the check is, and in the end what it comes to. At the same place, and read out as it changes. */
export function CheckOutcome({ snapshot }: { snapshot: CheckSnapshot }) {
  const t = useTranslations('check');
  const { phase, steps } = snapshot;
  if (phase !== 'done') {
    const running = checkSteps.find((step) => steps[step].status === 'running');
    const over = checkSteps.filter((step) => !['waiting', 'running'].includes(steps[step].status));
    return (
      <div className={styles.outcome} data-look={phase}>
        <span className={styles.icon} aria-hidden="true">
          {phase === 'stopped' ? <CircleDashed /> : <LoaderCircle />}
        </span>
        <div className={styles.words}>
          <p className={styles.main} role="status">
            {phase === 'stopped'
              ? t('stopped')
              : t('running', { step: t(`steps.${running ?? 'server'}`) })}
          </p>
          <progress
            className={styles.bar}
            aria-label={t('network')}
            value={over.length}
            max={checkSteps.length}
          />
        </div>
      </div>
    );
  }
  const { ways, capacity, unsteady } = verdict(snapshot);
  const well = ways === 'all' && !unsteady && capacity !== 'sound' && capacity !== 'none';
  return (
    <div className={styles.outcome} data-look={well ? 'well' : 'warn'}>
      <span className={styles.icon} aria-hidden="true">
        {well ? <CircleCheck /> : <TriangleAlert />}
      </span>
      <div className={styles.words} role="status">
        <p className={styles.main}>{t(`ways.${ways}`)}</p>
        {capacity && <p>{t(`capacities.${capacity}`)}</p>}
        {unsteady && <p>{t('unsteady')}</p>}
      </div>
    </div>
  );
}
