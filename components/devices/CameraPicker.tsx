import { useTranslations } from 'use-intl';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { isMissing, runningDevice } from './device-choice';
import { DevicePicker } from './DevicePicker';
import type { MediaVerbs } from './media-verbs';

interface CameraPickerProps {
  media: MediaSnapshot;
  local: MediaVerbs;
}

/** Which camera others see this person by. */
export function CameraPicker({ media, local }: CameraPickerProps) {
  const t = useTranslations('devices');
  return (
    <DevicePicker
      kind={t('camera')}
      choices={media.choices.cameras}
      missing={isMissing(media.camera)}
      value={runningDevice(media.camera)}
      onChoose={(id) => local.chooseCamera(id)}
    />
  );
}
