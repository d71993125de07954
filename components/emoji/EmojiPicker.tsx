import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Emoji, EmojiKind, EmojiList } from '../../lib/emoji/emoji-list';
import { emojiKinds } from '../../lib/emoji/emoji-list';
import { onEscape } from '../ui/on-escape';
import { Segmented } from '../ui/Segmented';
import { EmojiGrid } from './EmojiGrid';
import styles from './EmojiPicker.module.css';

interface EmojiPickerProps {
  id: string;
  /** Null while they are being fetched. */
  list: EmojiList | null;
  onPick: (emoji: Emoji) => void;
  onClose: () => void;
}

/** More than that is no find. */
const MAX_FOUND = 80;

const faces: Record<EmojiKind, string> = {
  smileys: '😀',
  people: '👋',
  nature: '🐱',
  food: '🍎',
  travel: '🚗',
  activities: '⚽',
  objects: '💡',
  symbols: '❤️',
  flags: '🏁',
};

/** All emoji, a kind at a time, or what a search finds. */
export function EmojiPicker({ id, list, onPick, onClose }: EmojiPickerProps) {
  const t = useTranslations('emoji');
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState<EmojiKind>('smileys');
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => search.current?.focus(), []);

  const isSearching = query.trim() !== '';
  const shown = (isSearching ? list?.search(query, MAX_FOUND) : list?.ofKind(kind)) ?? [];
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const [first] = shown;
    if (event.key === 'Enter' && isSearching && first) onPick(first);
    else if (event.key === 'ArrowDown') grid.current?.querySelector('button')?.focus();
    else if (event.key !== 'Enter') return;
    // Nor is what is being written sent.
    event.preventDefault();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, from wherever one is
    <div
      className={styles.picker}
      id={id}
      role="dialog"
      aria-label={t('heading')}
      onKeyDown={onEscape(onClose)}
    >
      <input
        ref={search}
        className={styles.search}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        autoComplete="off"
        value={query}
        onChange={({ target: { value } }) => setQuery(value)}
        onKeyDown={onSearchKey}
      />
      <Segmented
        fill
        label={t('kind')}
        value={kind}
        options={emojiKinds.map((value) => ({
          value,
          text: t(`kinds.${value}`),
          face: faces[value],
        }))}
        onChoose={(chosen) => {
          setKind(chosen);
          setQuery('');
        }}
      />
      {shown.length > 0 && (
        <EmojiGrid
          key={isSearching ? query : kind}
          ref={grid}
          label={isSearching ? t('matches') : t(`kinds.${kind}`)}
          emoji={shown}
          onPick={onPick}
        />
      )}
      <p className={styles.status} role="status">
        {list === null ? t('loading') : shown.length === 0 && t('nothing')}
      </p>
    </div>
  );
}
