import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { DevicePickers } from '../devices/DevicePickers';
import { DeviceProblems } from '../devices/DeviceProblems';
import type { MediaVerbs } from '../devices/media-verbs';
import { MicrophoneLevel } from '../lobby/MicrophoneLevel';
import { Preview } from '../lobby/Preview';
import styles from './DeviceCheck.module.css';

interface DeviceCheckProps {
  media: MediaSnapshot;
  local: MediaVerbs;
}

/** The own picture, and the level of the own voice. */
export function DeviceCheck({ media, local }: DeviceCheckProps) {
  const { microphone, muted } = media;
  return (
    <div className={styles.devices}>
      <Preview media={media} local={local} />
      <MicrophoneLevel track={microphone.status === 'on' ? microphone.track : null} muted={muted} />
      <DeviceProblems media={media} local={local} />
      <DevicePickers media={media} local={local} />
    </div>
  );
}
