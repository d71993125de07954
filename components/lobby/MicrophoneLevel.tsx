import { Mic, MicOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useLevel } from '../../hooks/media/use-level';
import styles from './MicrophoneLevel.module.css';

const SEGMENTS = Array.from({ length: 20 }, (_, index) => index);

interface MicrophoneLevelProps {
  track: MediaStreamTrack | null;
  muted: boolean;
}

/** Shows that the microphone hears something, before anybody else does. */
export function MicrophoneLevel({ track, muted }: MicrophoneLevelProps) {
  const t = useTranslations('lobby');
  const level = useLevel(muted ? null : track);
  return (
    <div className={styles.meter}>
      {muted ? <MicOff aria-hidden="true" /> : <Mic aria-hidden="true" />}
      <div
        className={styles.segments}
        role="meter"
        aria-label={muted ? t('levelMuted') : t('level')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(level * 100)}
      >
        {SEGMENTS.map((index) => (
          <span
            key={index}
            className={styles.segment}
            data-lit={level * SEGMENTS.length > index + 0.5}
          />
        ))}
      </div>
    </div>
  );
}
