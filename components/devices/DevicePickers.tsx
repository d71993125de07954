import { useTranslations } from 'use-intl';
import type { DeviceState, MediaSnapshot } from '../../lib/media/media-snapshot';
import { SpeakerTest } from '../sounds/SpeakerTest';
import { CheckField } from '../ui/CheckField';
import { DevicePicker } from './DevicePicker';
import styles from './DevicePickers.module.css';
import type { MediaVerbs } from './media-verbs';

interface DevicePickersProps {
  media: MediaSnapshot;
  local: MediaVerbs;
}

const isMissing = (device: DeviceState) =>
  device.status === 'failed' && device.problem === 'missing';

const chosen = (device: DeviceState) => (device.status === 'on' ? device.deviceId : '');

/** Camera, microphone and, where the browser lets one choose it, speaker. */
export function DevicePickers({ media, local }: DevicePickersProps) {
  const t = useTranslations('devices');
  const { choices } = media;
  return (
    <div className={styles.pickers}>
      <DevicePicker
        kind={t('camera')}
        choices={choices.cameras}
        missing={isMissing(media.camera)}
        value={chosen(media.camera)}
        onChoose={(id) => local.chooseCamera(id)}
      />
      <DevicePicker
        kind={t('microphone')}
        choices={choices.microphones}
        missing={isMissing(media.microphone)}
        value={chosen(media.microphone)}
        onChoose={(id) => local.chooseMicrophone(id)}
      />
      <CheckField
        role="switch"
        label={t('music')}
        hint={t('musicHint')}
        checked={media.music}
        onCheck={(music) => local.setMusic(music)}
      />
      {choices.speakers.length > 0 && (
        <DevicePicker
          kind={t('speaker')}
          choices={choices.speakers}
          value={media.speakerId}
          onChoose={(id) => local.chooseSpeaker(id)}
        />
      )}
      <SpeakerTest speakerId={media.speakerId} />
    </div>
  );
}
