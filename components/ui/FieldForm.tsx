import type { ReactNode } from 'react';
import styles from './FieldForm.module.css';

/** One field and the button that sends it, side by side where there is room. */
export function FieldForm({ onSend, children }: { onSend: () => void; children: ReactNode }) {
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
    </form>
  );
}
