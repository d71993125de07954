import { useTranslations } from 'use-intl';
import type { Grade } from '../../lib/call/stats/link-mark';
import styles from './ConnectionMark.module.css';

interface ConnectionMarkProps {
  grade: Grade;
  /** Whose line or machine it is, and what arrives there. */
  words: readonly string[];
  /** Opens all there is to know. */
  onPress: () => void;
}

/** How well somebody arrives, in the corner of the tile: three bars, two or one, so that the colour is not needed. */
export function ConnectionMark({ grade, words, onPress }: ConnectionMarkProps) {
  const t = useTranslations('connection');
  return (
    <button
      type="button"
      className={styles.mark}
      data-grade={grade}
      aria-label={t(`marks.${grade}`)}
      title={words.join('\n')}
      onClick={onPress}
    >
      <svg viewBox="0 0 13 12" aria-hidden="true">
        <rect x="0" y="8" width="3" height="4" rx="1" />
        <rect x="5" y="4" width="3" height="8" rx="1" />
        <rect x="10" y="0" width="3" height="12" rx="1" />
      </svg>
    </button>
  );
}
