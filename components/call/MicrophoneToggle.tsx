import { Mic, MicOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import type { MediaVerbs } from '../devices/media-verbs';
import { ControlButton } from './ControlButton';

interface MicrophoneToggleProps {
  media: MediaSnapshot;
  local: MediaVerbs;
  /** Whether to write a word below the icon. */
  worded?: boolean;
}

/** Mutes and unmutes. Unmuting a microphone that failed asks for it again. */
export function MicrophoneToggle({ media, local, worded = false }: MicrophoneToggleProps) {
  const t = useTranslations('controls');
  const { muted, microphone } = media;
  const failed = microphone.status === 'failed';

  const onPress = () => {
    local.setMuted(!muted);
    if (muted && failed) local.retryMicrophone();
  };

  return (
    <ControlButton
      label={muted ? t('unmute') : t('mute')}
      icon={muted || failed ? <MicOff /> : <Mic />}
      look={failed ? 'warn' : muted ? 'off' : 'plain'}
      onPress={onPress}
      {...(worded && { word: muted ? t('unmuteShort') : t('muteShort') })}
    />
  );
}
