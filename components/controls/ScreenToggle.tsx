import { ScreenShare, ScreenShareOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useClientValue } from '../../hooks/base/use-client-value';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import type { MediaVerbs } from '../devices/media-verbs';
import { canShareScreen } from './can-share-screen';
import { ControlButton } from './ControlButton';

interface ScreenToggleProps {
  media: MediaSnapshot;
  local: MediaVerbs;
}

/** Shares a screen beside the camera; nothing at all where the browser cannot. */
export function ScreenToggle({ media, local }: ScreenToggleProps) {
  const t = useTranslations('controls');
  const possible = useClientValue(canShareScreen, false);
  if (!possible) return null;
  const sharing = media.screen.status === 'on';
  return (
    <ControlButton
      label={sharing ? t('stopSharing') : t('shareScreen')}
      word={sharing ? t('stopSharingShort') : t('shareShort')}
      icon={sharing ? <ScreenShareOff /> : <ScreenShare />}
      look={sharing ? 'active' : 'plain'}
      onPress={() => (sharing ? local.stopScreen() : local.startScreen())}
    />
  );
}
