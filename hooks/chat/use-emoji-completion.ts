import type { KeyboardEvent } from 'react';
import { useMemo, useRef, useState } from 'react';
import type { Emoji, EmojiList } from '../../lib/emoji/emoji-list';
import type { TypedShortcode } from '../../lib/emoji/typed-shortcode';
import { typedShortcode } from '../../lib/emoji/typed-shortcode';

/** As many as one takes in at a glance. */
const SHOWN = 6;

export interface EmojiCompletion {
  /** What the shortcode before the caret may become; empty when there is none. */
  readonly matches: readonly Emoji[];
  /** Which of them the keys take. */
  readonly active: number;
  /** The caret is behind that. */
  look: (before: string) => void;
  /** Something was typed before the caret: a shortcode that is whole becomes what it says. */
  typed: (before: string) => void;
  take: (emoji: Emoji) => void;
  close: () => void;
  /** @returns whether the key was meant for the matches */
  onKey: (event: KeyboardEvent) => boolean;
}

/** @param replace puts an emoji in the place of what begins there and ends at the caret */
export function useEmojiCompletion(
  list: EmojiList | null,
  replace: (start: number, emoji: Emoji) => void,
): EmojiCompletion {
  const [shortcode, setShortcode] = useState<TypedShortcode | null>(null);
  const [active, setActive] = useState(0);
  const dismissedAt = useRef<number | null>(null);
  const matches = useMemo(
    () => (shortcode && !shortcode.isWhole ? (list?.search(shortcode.code, SHOWN) ?? []) : []),
    [list, shortcode],
  );

  const look = (before: string) => {
    const found = typedShortcode(before);
    if (found?.start !== dismissedAt.current) dismissedAt.current = null;
    if (found?.code !== shortcode?.code) setActive(0);
    setShortcode(dismissedAt.current === null ? found : null);
  };
  const typed = (before: string) => {
    const found = typedShortcode(before);
    const emoji = found?.isWhole ? list?.named(found.code) : undefined;
    if (found && emoji) replace(found.start, emoji);
    else look(before);
  };
  const take = (emoji: Emoji) => {
    if (!shortcode) return;
    replace(shortcode.start, emoji);
    setShortcode(null);
  };
  const dismiss = () => {
    dismissedAt.current = shortcode?.start ?? null;
    setShortcode(null);
  };
  const move = (by: number) => setActive((active + by + matches.length) % matches.length);
  const act = (key: string): boolean => {
    const match = matches[active];
    if (key === 'ArrowDown') move(1);
    else if (key === 'ArrowUp') move(-1);
    else if (key === 'Escape') dismiss();
    else if (match && (key === 'Enter' || key === 'Tab')) take(match);
    else return false;
    return true;
  };
  const onKey = (event: KeyboardEvent) => {
    const isModified = event.shiftKey || event.altKey || event.ctrlKey || event.metaKey;
    if (matches.length === 0 || isModified || !act(event.key)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { matches, active, look, typed, take, close: () => setShortcode(null), onKey };
}
