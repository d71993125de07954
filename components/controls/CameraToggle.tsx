import { Video, VideoOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import type { MediaVerbs } from '../devices/media-verbs';
import { ControlButton } from './ControlButton';
import { isCameraRunning, toggleCamera } from './media-toggles';

interface CameraToggleProps {
  media: MediaSnapshot;
  local: MediaVerbs;
  /** Whether to write a word below the icon. */
  worded?: boolean;
}

/** Starts the camera, or stops it so that its light goes off. */
export function CameraToggle({ media, local, worded = false }: CameraToggleProps) {
  const t = useTranslations('controls');
  const { status } = media.camera;
  const running = isCameraRunning(media);
  return (
    <ControlButton
      label={running ? t('stopCamera') : t('startCamera')}
      icon={running ? <Video /> : <VideoOff />}
      look={status === 'failed' ? 'warn' : running ? 'plain' : 'off'}
      onPress={() => toggleCamera(media, local)}
      {...(worded && { word: t('cameraShort') })}
    />
  );
}
