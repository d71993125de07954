import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useInSight } from '../../hooks/base/use-full-screen';
import { useBrowserLacks } from '../../hooks/check/use-browser-lacks';
import type { MediaProblem, MediaSnapshot } from '../../lib/media/media-snapshot';
import { Notice } from '../ui/Notice';
import { DeviceRemedies } from './DeviceRemedies';
import type { MediaVerbs } from './media-verbs';

interface DeviceProblemProps {
  device: 'camera' | 'microphone' | 'screen';
  problem: MediaProblem;
  media: MediaSnapshot;
  local: MediaVerbs;
  onDismiss?: () => void;
}

/** Why a device could not be had, in words, and what to do about it. A screen is shared anew by its own button. */
export function DeviceProblem({ device, problem, media, local, onDismiss }: DeviceProblemProps) {
  useInSight();
  const t = useTranslations('devices');
  const lacks = useBrowserLacks();
  // To the media a browser without devices looks like a page without https.
  const unsupported = problem === 'insecure' && lacks === 'devices';
  return (
    <Notice
      icon={<TriangleAlert />}
      action={
        device !== 'screen' &&
        !unsupported && (
          <DeviceRemedies device={device} other={media.instead[device]} local={local} />
        )
      }
      {...(onDismiss && { onDismiss })}
    >
      {t(`problems.${device}.${unsupported ? 'unsupported' : problem}`)}
    </Notice>
  );
}
