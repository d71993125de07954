import type { ReactNode } from 'react';
import styles from './ControlButton.module.css';

interface ControlButtonProps {
  /** The accessible name: all of what happens. */
  label: string;
  /** A word below the icon, where there is space. */
  word?: string;
  icon: ReactNode;
  /** `off`: what it switches is off now. `warn`: something is wrong. `active`: going on and worth noticing. */
  look?: 'plain' | 'off' | 'warn' | 'active' | 'leave';
  onPress: () => void;
}

/** One round button of the call. */
export function ControlButton({ label, word, icon, look = 'plain', onPress }: ControlButtonProps) {
  return (
    <button
      type="button"
      className={styles.control}
      data-look={look}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <span className={styles.face}>{icon}</span>
      {word && (
        <span className={styles.word} aria-hidden="true">
          {word}
        </span>
      )}
    </button>
  );
}
