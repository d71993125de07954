import type { ReactNode } from 'react';
import styles from './LiveRegion.module.css';

/**
 * Where things appear that assistive technology reads out as they do. It has to be on the page before them, so it
 * goes around a condition, not into it. Of several things only those are read that are new, and that are not `off`
 * themselves. `aria-live` is what the role means anyway; dialogs hide from assistive technology what is outside of them and
 * does not have it.
 */
export function LiveRegion({ children }: { children: ReactNode }) {
  return (
    <div className={styles.region} role="status" aria-live="polite" aria-atomic="false">
      {children}
    </div>
  );
}
