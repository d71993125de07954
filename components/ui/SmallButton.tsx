import type { ReactNode } from 'react';
import styles from './SmallButton.module.css';

interface SmallButtonProps {
  look?: 'primary';
  onClick: () => void;
  children: ReactNode;
}

/** One of several things that can be done with an entry of a list. */
export function SmallButton({ look, onClick, children }: SmallButtonProps) {
  return (
    <button type="button" className={styles.button} data-look={look} onClick={onClick}>
      {children}
    </button>
  );
}
