import { Mic, MicOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import type { MediaVerbs } from '../devices/media-verbs';
import { ControlButton } from './ControlButton';
import { microphoneAct, toggleMicrophone } from './media-toggles';

interface MicrophoneToggleProps {
  media: MediaSnapshot;
  local: MediaVerbs;
  /** Whether to write a word below the icon. */
  worded?: boolean;
}

/** Mutes and unmutes. A microphone that failed is asked for again, since there is nothing to mute. */
export function MicrophoneToggle({ media, local, worded = false }: MicrophoneToggleProps) {
  const t = useTranslations('controls');
  const { muted, microphone } = media;
  const failed = microphone.status === 'failed';

  const act = microphoneAct(media);

  return (
    <ControlButton
      label={t(act)}
      icon={muted || failed ? <MicOff /> : <Mic />}
      look={failed ? 'warn' : muted ? 'off' : 'plain'}
      onPress={() => toggleMicrophone(media, local)}
      {...(worded && { word: t(`${act}Short`) })}
    />
  );
}
