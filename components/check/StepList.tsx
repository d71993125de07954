import { Circle, CircleCheck, CircleDashed, CircleHelp, CircleX, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { CheckSnapshot, StepState } from '../../lib/check/check-snapshot';
import { checkSteps } from '../../lib/check/check-snapshot';
import styles from './StepList.module.css';

const icons: Record<StepState['status'], ReactNode> = {
  waiting: <Circle />,
  running: <LoaderCircle />,
  good: <CircleCheck />,
  bad: <CircleX />,
  unsure: <CircleHelp />,
  skipped: <CircleDashed />,
};

/** What is checked, and how it stands. In words: colour and icon only help. */
export function StepList({ steps }: { steps: CheckSnapshot['steps'] }) {
  const t = useTranslations('check');
  return (
    <ol className={styles.steps}>
      {checkSteps.map((step) => {
        const { status } = steps[step];
        return (
          <li key={step} className={styles.step} data-status={status}>
            <span className={styles.icon} aria-hidden="true">
              {icons[status]}
            </span>
            <span className={styles.name}>{t(`steps.${step}`)}</span>
            <span className={styles.state}>{t(`states.${status}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
