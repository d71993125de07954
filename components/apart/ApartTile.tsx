import type { ReactNode } from 'react';
import styles from './ApartPictures.module.css';

interface ApartTileProps {
  label: string;
  /** As a screen is, that one wants to read. */
  large?: boolean;
  speaking?: boolean;
  children: ReactNode;
}

/** One participant, or one screen, where there is space for little else. */
export function ApartTile({ label, large = false, speaking = false, children }: ApartTileProps) {
  return (
    <div
      role="group"
      aria-label={label}
      className={styles.tile}
      data-large={large}
      data-speaking={speaking}
    >
      {children}
      <p className={styles.name} dir="auto" aria-hidden="true">
        {label}
      </p>
    </div>
  );
}
