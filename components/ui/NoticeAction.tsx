import type { ReactNode } from 'react';
import styles from './Notice.module.css';

/** The one thing to do about a notice. */
export function NoticeAction({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles.action} onClick={onPress}>
      {children}
    </button>
  );
}
