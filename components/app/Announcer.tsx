import type { ReactNode } from 'react';
import { useCallback, useEffect, useState } from 'react';
import { AnnounceContext } from '../../hooks/use-announce';
import styles from './Announcer.module.css';

/** Whoever looks around with a screen reader shall not find what is long over. */
const KEPT_MS = 10_000;

/**
 * Reads out what can only be heard. It is there before there are words, since a live region speaks only of what
 * changes inside it; and each of them is an element of its own, so that none replaces another before it was read.
 * A log, because that is what keeps the order (WAI-ARIA 1.2). What can be seen is read where it stands: in a
 * `LiveRegion`.
 */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<readonly string[]>([]);
  const announce = useCallback((words: string) => setSaid((before) => [...before, words]), []);
  useEffect(() => {
    if (said.length === 0) return;
    const timer = setTimeout(() => setSaid([]), KEPT_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <>
      <div className={styles.said} role="log" aria-live="polite">
        {said.map((words, index) => (
          <p key={index}>{words}</p>
        ))}
      </div>
      <AnnounceContext value={announce}>{children}</AnnounceContext>
    </>
  );
}
