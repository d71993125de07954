import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { CameraPicker } from './CameraPicker';
import styles from './DevicePickers.module.css';
import type { MediaVerbs } from './media-verbs';
import { SoundPickers } from './SoundPickers';

interface DevicePickersProps {
  media: MediaSnapshot;
  local: MediaVerbs;
}

/** Camera, microphone and, where the browser lets one choose it, speaker. */
export function DevicePickers({ media, local }: DevicePickersProps) {
  return (
    <div className={styles.pickers}>
      <CameraPicker media={media} local={local} />
      <SoundPickers media={media} local={local} />
    </div>
  );
}
