import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useAnnounce } from '../../hooks/base/use-announce';
import type { Emoji } from '../../lib/emoji/emoji-list';
import styles from './EmojiMatches.module.css';

interface EmojiMatchesProps {
  id: string;
  matches: readonly Emoji[];
  active: number;
  onTake: (emoji: Emoji) => void;
}

/** The id of one of the matches, for the field that has the focus all the time. */
export const matchId = (id: string, index: number): string => `${id}-${String(index)}`;

/** What a shortcode may become. The keys that choose are the field's. */
export function EmojiMatches({ id, matches, active, onTake }: EmojiMatchesProps) {
  const t = useTranslations('emoji');
  const announce = useAnnounce();
  const count = matches.length;
  useEffect(() => announce(t('matchesCount', { count })), [announce, t, count]);
  return (
    <ul className={styles.matches} id={id} role="listbox" aria-label={t('matches')}>
      {matches.map((emoji, index) => (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the keys
        <li
          key={emoji.unicode}
          id={matchId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // The focus stays in the field.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(emoji)}
        >
          <span aria-hidden="true">{emoji.unicode}</span>
          <span className={styles.name}>{emoji.name}</span>
          <span className={styles.code}>:{emoji.shortcode}:</span>
        </li>
      ))}
    </ul>
  );
}
