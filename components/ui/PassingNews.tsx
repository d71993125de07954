import { useEffect, useEffectEvent } from 'react';
import styles from './PassingNews.module.css';

interface PassingNewsProps {
  /** '' when there is nothing to say. */
  words: string;
  /** Counts what there was to say: the same words may be news again. */
  turn: number;
  /** Whether they are read out; `off` where that was chosen for what they tell of (`useLive`). */
  live?: 'polite' | 'off';
  /** They were shown long enough. */
  onOver: () => void;
}

/** Long enough to read it twice. */
const SHOWN_MS = 10_000;

/** Says something for a while that nothing has to be done about. */
export function PassingNews({ words, turn, live = 'polite', onOver }: PassingNewsProps) {
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (!words) return;
    const timer = setTimeout(() => over(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [words, turn]);
  return (
    <p className={styles.news} role="status" aria-live={live}>
      {words && <span key={turn}>{words}</span>}
    </p>
  );
}
