import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MediaProblem } from '../../lib/media/media-snapshot';
import { Notice } from '../ui/Notice';
import { NoticeAction } from '../ui/NoticeAction';

interface DeviceProblemProps {
  device: 'camera' | 'microphone' | 'screen';
  problem: MediaProblem;
  /** Asks again, without loading the page again; left out where asking again is a button elsewhere. */
  onRetry?: () => void;
  onDismiss?: () => void;
}

const retryWords = { camera: 'retryCamera', microphone: 'retryMicrophone' } as const;

/** Why a device could not be had, in words, and what to do about it. */
export function DeviceProblem({ device, problem, onRetry, onDismiss }: DeviceProblemProps) {
  const t = useTranslations('devices');
  return (
    <Notice
      icon={<TriangleAlert />}
      action={
        onRetry &&
        device !== 'screen' && (
          <NoticeAction onPress={onRetry}>{t(retryWords[device])}</NoticeAction>
        )
      }
      {...(onDismiss && { onDismiss })}
    >
      {t(`problems.${device}.${problem}`)}
    </Notice>
  );
}
