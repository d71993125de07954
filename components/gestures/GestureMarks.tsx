import { Hand } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ShownReaction } from '../../lib/call/people/shown-reactions';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import styles from './GestureMarks.module.css';

/** What one person shows without a word. */
export interface Gesture {
  /** The place of the raised hand among all, from 1; null when it is not raised. */
  readonly place: number | null;
  readonly reaction: ShownReaction | null;
}

/** In the lower right corner of a tile. What is new of it is announced elsewhere. */
export function GestureMarks({ place, reaction }: Gesture) {
  const t = useTranslations('gestures');
  return (
    <div className={styles.marks}>
      {reaction && (
        <span key={reaction.number} className={styles.reaction} aria-hidden="true">
          {reaction.emoji}
        </span>
      )}
      {place !== null && (
        <p className={styles.hand} title={t('raised', { place })}>
          <Hand aria-hidden="true" />
          <span aria-hidden="true">{place}</span>
          <VisuallyHidden>{t('raised', { place })}</VisuallyHidden>
        </p>
      )}
    </div>
  );
}
