import { useTranslations } from 'use-intl';
import type { CheckSnapshot } from '../../lib/check/check-snapshot';
import { checkSteps } from '../../lib/check/check-snapshot';
import styles from './CheckProgress.module.css';

/** How far the check is, for eyes and ears. */
export function CheckProgress({ snapshot }: { snapshot: CheckSnapshot }) {
  const t = useTranslations('check');
  const { phase, steps } = snapshot;
  const running = checkSteps.find((step) => steps[step].status === 'running');
  const over = checkSteps.filter((step) => !['waiting', 'running'].includes(steps[step].status));
  const words = () => {
    if (phase === 'running' && running) return t('running', { step: t(`steps.${running}`) });
    if (phase === 'stopped') return t('stopped');
    return phase === 'done' ? t('done') : '';
  };
  return (
    <div className={styles.progress}>
      <p role="status">{words()}</p>
      {phase === 'running' && (
        <progress
          className={styles.bar}
          aria-label={t('network')}
          value={over.length}
          max={checkSteps.length}
        />
      )}
    </div>
  );
}
