import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Fold.module.css';

interface FoldProps {
  summary: string;
  /** Whether it is open at first. */
  open?: boolean;
  children: ReactNode;
}

/** What most people do without, folded away behind its summary. */
export function Fold({ summary, open = false, children }: FoldProps) {
  return (
    <details className={styles.fold} open={open}>
      <summary className={styles.summary}>
        <ChevronRight aria-hidden="true" />
        {summary}
      </summary>
      {children}
    </details>
  );
}
