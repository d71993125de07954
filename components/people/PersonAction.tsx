import type { ReactNode } from 'react';
import styles from './PersonActions.module.css';

interface PersonActionProps {
  /** With whom, too. */
  label: string;
  text: string;
  look?: 'danger';
  /** It was done already. */
  isDone?: boolean;
  onPress: () => void;
}

/** One thing that can be done with a person of the list. */
export function PersonAction({ label, text, look, isDone = false, onPress }: PersonActionProps) {
  return (
    <button
      type="button"
      className={styles.action}
      data-look={look}
      aria-label={label}
      aria-disabled={isDone}
      onClick={isDone ? undefined : onPress}
    >
      {text}
    </button>
  );
}

/** All that can be done with one person. */
export function PersonActionRow({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
