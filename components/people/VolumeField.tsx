import { Volume2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import styles from './VolumeField.module.css';

interface VolumeFieldProps {
  name: string;
  /** 0 to 1. */
  volume: number;
  onVolume: (volume: number) => void;
}

const STEPS = 20;

/** How loud one person is heard, here alone. */
export function VolumeField({ name, volume, onVolume }: VolumeFieldProps) {
  const t = useTranslations('people');
  return (
    <div className={styles.field}>
      <Volume2 aria-hidden="true" />
      <input
        className={styles.slider}
        type="range"
        min={0}
        max={STEPS}
        value={Math.round(volume * STEPS)}
        aria-label={t('volumeName', { name })}
        aria-valuetext={t('percent', { percent: Math.round(volume * 100) })}
        onChange={(event) => onVolume(Number(event.target.value) / STEPS)}
      />
    </div>
  );
}
