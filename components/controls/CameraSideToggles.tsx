import { Flashlight, FlashlightOff, SwitchCamera } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import type { MediaVerbs } from '../devices/media-verbs';
import { ControlButton } from './ControlButton';

interface CameraSideTogglesProps {
  media: MediaSnapshot;
  local: MediaVerbs;
  /** Whether to write a word below each icon. */
  worded?: boolean;
}

/** Front and back camera, and the light beside it, on devices that have them. */
export function CameraSideToggles({ media, local, worded = false }: CameraSideTogglesProps) {
  const t = useTranslations('controls');
  const { facing, canTurn, torch } = media.cameraSide;
  return (
    <>
      {canTurn && (
        <ControlButton
          label={t(facing === 'environment' ? 'frontCamera' : 'backCamera')}
          icon={<SwitchCamera />}
          onPress={() => local.turnCamera()}
          {...(worded && { word: t('turnShort') })}
        />
      )}
      {torch !== null && (
        <ControlButton
          label={t(torch ? 'torchOff' : 'torchOn')}
          icon={torch ? <Flashlight /> : <FlashlightOff />}
          look={torch ? 'active' : 'plain'}
          onPress={() => local.setTorch(!torch)}
          {...(worded && { word: t('torchShort') })}
        />
      )}
    </>
  );
}
