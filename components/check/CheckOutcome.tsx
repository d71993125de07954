import { CircleCheck, CircleDashed, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useVerdictWords } from '../../hooks/words/use-verdict-words';
import type { CheckSnapshot } from '../../lib/check/check-snapshot';
import { checkSteps } from '../../lib/check/check-snapshot';
import { verdict } from '../../lib/check/verdict';
import { LiveRegion } from '../ui/LiveRegion';
import styles from './CheckOutcome.module.css';

type Look = 'well' | 'warn' | 'stopped' | 'running';

const icons: Record<Look, ReactNode> = {
  well: <CircleCheck />,
  warn: <TriangleAlert />,
  stopped: <CircleDashed />,
  running: <LoaderCircle />,
};

/** How far the check is, and in the end what it comes to. At the same place, and read out as it changes. */
export function CheckOutcome({ snapshot }: { snapshot: CheckSnapshot }) {
  const t = useTranslations('check');
  const verdictWords = useVerdictWords();
  const { phase, steps } = snapshot;
  const running = checkSteps.find((step) => steps[step].status === 'running');
  const over = checkSteps.filter((step) => !['waiting', 'running'].includes(steps[step].status));
  const found = verdict(snapshot);
  const { ways, capacity, unsteady } = found;
  const well = ways === 'all' && !unsteady && capacity !== 'sound' && capacity !== 'none';

  const look = (): Look => {
    if (phase === 'done') return well ? 'well' : 'warn';
    return phase === 'stopped' ? 'stopped' : 'running';
  };
  const lines = (): string[] => {
    if (phase === 'stopped') return [t('stopped')];
    if (phase !== 'done') return [t('running', { step: t(`steps.${running ?? 'server'}`) })];
    return verdictWords(found);
  };

  return (
    <div className={styles.outcome} data-look={look()}>
      <span className={styles.icon} aria-hidden="true">
        {icons[look()]}
      </span>
      <div className={styles.words}>
        <LiveRegion>
          {lines().map((line) => (
            <p key={line}>{line}</p>
          ))}
        </LiveRegion>
        {phase !== 'done' && (
          <progress
            className={styles.bar}
            aria-label={t('network')}
            value={over.length}
            max={checkSteps.length}
          />
        )}
      </div>
    </div>
  );
}
