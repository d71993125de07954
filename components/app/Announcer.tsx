import type { ReactNode } from 'react';
import { useCallback, useEffect, useState } from 'react';
import { AnnounceContext } from '../../hooks/base/use-announce';
import styles from './Announcer.module.css';

/** What is older was read, or never will be: somebody may have this page say things without end. */
const MAX_KEPT = 50;

interface Said {
  readonly number: number;
  readonly words: string;
  readonly urgent: boolean;
}

/** Whoever looks around with a screen reader shall not find what is long over. */
const KEPT_MS = 10_000;

/**
 * Reads out what can only be heard. It is there before there are words, since a live region speaks only of what
 * changes inside it; and each of them is an element of its own, so that none replaces another before it was read.
 * A log, because that is what keeps the order (WAI-ARIA 1.2); what is urgent has a place beside it that comes before
 * whatever is being read. What can be seen is read where it stands: in a `LiveRegion`.
 */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<readonly Said[]>([]);
  const announce = useCallback(
    (words: string, urgent: boolean) =>
      setSaid((before) => {
        const number = (before.at(-1)?.number ?? 0) + 1;
        return [...before, { number, words, urgent }].slice(-MAX_KEPT);
      }),
    [],
  );
  useEffect(() => {
    if (said.length === 0) return;
    const timer = setTimeout(() => setSaid([]), KEPT_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <>
      <div className={styles.said} role="log" aria-live="polite">
        {paragraphsOf(said.filter(({ urgent }) => !urgent))}
      </div>
      <div className={styles.said} aria-live="assertive">
        {paragraphsOf(said.filter(({ urgent }) => urgent))}
      </div>
      <AnnounceContext value={announce}>{children}</AnnounceContext>
    </>
  );
}

function paragraphsOf(said: readonly Said[]): ReactNode {
  return said.map(({ number, words }) => <p key={number}>{words}</p>);
}
