import type { ReactNode, Ref } from 'react';
import styles from './ControlButton.module.css';

interface ControlButtonProps {
  /** The accessible name: all of what happens. */
  label: string;
  /** A word below the icon, where there is space. */
  word?: string;
  icon: ReactNode;
  /** `off`: what it switches is off now. `warn`: something is wrong. `active`: going on and worth noticing. */
  look?: 'plain' | 'off' | 'warn' | 'active' | 'leave';
  /** Shown at its corner; 0 shows none. */
  count?: number;
  /** Whether what it opens beside is open. */
  expanded?: boolean;
  ref?: Ref<HTMLButtonElement>;
  onPress: () => void;
}

/** One round button of the call. */
export function ControlButton(props: ControlButtonProps) {
  const { label, word, icon, look = 'plain', count = 0, expanded, ref, onPress } = props;
  return (
    <button
      ref={ref}
      type="button"
      className={styles.control}
      data-look={look}
      aria-label={label}
      title={label}
      aria-expanded={expanded}
      onClick={onPress}
    >
      <span className={styles.face}>
        {icon}
        {count > 0 && <span className={styles.count}>{count > 99 ? '99+' : count}</span>}
      </span>
      {word && (
        <span className={styles.word} aria-hidden="true">
          {word}
        </span>
      )}
    </button>
  );
}
