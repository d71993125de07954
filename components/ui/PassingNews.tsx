import { useEffect, useEffectEvent } from 'react';
import styles from './PassingNews.module.css';

interface PassingNewsProps {
  /** '' when there is nothing to say. */
  words: string;
  /** Counts what there was to say: the same words may be news again. */
  turn: number;
  /** Whether it is read out: that can be turned off for what it tells of (`readOut`). */
  told?: boolean;
  /** They were shown long enough. */
  onOver: () => void;
}

/** Long enough to read it twice. */
const SHOWN_MS = 10_000;

/** Says something for a while that nothing has to be done about. In a `LiveRegion` it is read out. */
export function PassingNews({ words, turn, told = true, onOver }: PassingNewsProps) {
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (!words) return;
    const timer = setTimeout(() => over(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [words, turn]);
  if (!words) return null;
  return (
    <p key={turn} className={styles.news} aria-live={told ? undefined : 'off'}>
      {words}
    </p>
  );
}
