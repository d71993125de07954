import { useTranslations } from 'use-intl';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { SpeakerTest } from '../sounds/SpeakerTest';
import { CheckField } from '../ui/CheckField';
import { isMissing, runningDevice } from './device-choice';
import { DevicePicker } from './DevicePicker';
import type { MediaVerbs } from './media-verbs';

interface SoundPickersProps {
  media: MediaSnapshot;
  local: MediaVerbs;
}

/** Microphone, how it sounds, and, where the browser lets one choose it, speaker. */
export function SoundPickers({ media, local }: SoundPickersProps) {
  const t = useTranslations('devices');
  const { choices } = media;
  return (
    <>
      <DevicePicker
        kind={t('microphone')}
        choices={choices.microphones}
        missing={isMissing(media.microphone)}
        value={runningDevice(media.microphone)}
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
    </>
  );
}
