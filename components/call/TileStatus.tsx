import type { ReactNode } from 'react';
import styles from './TileStatus.module.css';

/** What there is to say about a tile for now. */
export function TileStatus({ children }: { children: ReactNode }) {
  return (
    <p className={styles.status} role="status">
      {children}
    </p>
  );
}
