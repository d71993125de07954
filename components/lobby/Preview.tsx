import { useTranslations } from 'use-intl';
import { useAsked } from '../../hooks/media/use-asked';
import { useBlockedMedia } from '../../hooks/media/use-blocked-media';
import { useTrackStream } from '../../hooks/media/use-track-stream';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { CameraSideToggles } from '../controls/CameraSideToggles';
import { CameraToggle } from '../controls/CameraToggle';
import { MicrophoneToggle } from '../controls/MicrophoneToggle';
import type { MediaVerbs } from '../devices/media-verbs';
import { Picture } from '../ui/Picture';
import styles from './Preview.module.css';

interface PreviewProps {
  media: MediaSnapshot;
  local: MediaVerbs;
}

const statusWords = {
  off: 'cameraOff',
  starting: 'cameraStarting',
  on: 'cameraStarting',
  failed: 'cameraFailed',
} as const;

/** The own camera as in a mirror, with the two switches that matter before going in. */
export function Preview({ media, local }: PreviewProps) {
  const t = useTranslations('lobby');
  const { camera, cameraSide } = media;
  const stream = useTrackStream(camera.status === 'on' ? camera.track : null);
  const held = useBlockedMedia() !== 'none' && stream !== null;
  const asked = useAsked(media) && camera.status === 'starting';
  const words = held ? 'cameraHeld' : asked ? 'cameraAsked' : statusWords[camera.status];
  return (
    <div className={styles.preview} data-surface="call">
      {/* Behind the picture until its first frame is there, where nobody finds it but who has the page read. */}
      <p className={styles.status} aria-hidden={stream !== null && !held}>
        {t(words)}
      </p>
      {stream && (
        <div className={styles.picture} role="img" aria-label={t('preview')}>
          <Picture stream={stream} mirrored={cameraSide.facing !== 'environment'} />
        </div>
      )}
      <div className={styles.switches}>
        <MicrophoneToggle media={media} local={local} />
        <CameraToggle media={media} local={local} />
        <CameraSideToggles media={media} local={local} />
      </div>
    </div>
  );
}
