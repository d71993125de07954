import { useTranslations } from 'use-intl';
import type { CheckSnapshot } from '../../lib/check/check-snapshot';
import type { NetworkCheck } from '../../lib/check/network-check';
import { Button } from '../ui/Button';
import { CheckOutcome } from './CheckOutcome';
import { StepList } from './StepList';

interface NetworkCheckPartProps {
  snapshot: CheckSnapshot;
  check: Pick<NetworkCheck, 'start' | 'stop'>;
}

/** What the check of the network comes to, step by step, and the button that stops it or runs it again. */
export function NetworkCheckPart({ snapshot, check }: NetworkCheckPartProps) {
  const t = useTranslations('check');
  // It begins by itself: what is idle is about to run.
  const running = snapshot.phase === 'running' || snapshot.phase === 'idle';
  return (
    <>
      <CheckOutcome snapshot={snapshot} />
      <StepList steps={snapshot.steps} />
      <div>
        {running ? (
          <Button onClick={() => check.stop()}>{t('stop')}</Button>
        ) : (
          <Button look="primary" onClick={() => check.start()}>
            {t('again')}
          </Button>
        )}
      </div>
    </>
  );
}
