import { ServerOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { DeviceProblem } from '../devices/DeviceProblem';
import type { MediaVerbs } from '../devices/media-verbs';
import { Notice } from '../ui/Notice';

interface CallNoticesProps {
  serverConnected: boolean;
  media: MediaSnapshot;
  local: MediaVerbs;
}

/**
 * What is not as it should be on this side. A failed device can be dismissed: going without one is a choice
 * too. It is told anew when it fails in another way.
 */
export function CallNotices({ serverConnected, media, local }: CallNoticesProps) {
  const t = useTranslations('call');
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const retry = {
    microphone: () => local.retryMicrophone(),
    camera: () => local.startCamera(),
  };
  const failures = (['microphone', 'camera', 'screen'] as const).flatMap((device) => {
    const state = media[device];
    if (state.status !== 'failed') return [];
    // Whoever closes the browser's own dialog knows that nothing is shared.
    if (device === 'screen' && state.problem === 'denied') return [];
    const key = `${device}-${state.problem}`;
    return dismissed.includes(key) ? [] : [{ key, device, problem: state.problem }];
  });

  return (
    <>
      {!serverConnected && <Notice icon={<ServerOff />}>{t('serverAway')}</Notice>}
      {failures.map(({ key, device, problem }) => (
        <DeviceProblem
          key={key}
          device={device}
          problem={problem}
          {...(device !== 'screen' && { onRetry: retry[device] })}
          onDismiss={() => setDismissed([...dismissed, key])}
        />
      ))}
    </>
  );
}
