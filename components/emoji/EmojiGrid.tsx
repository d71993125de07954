import type { KeyboardEvent, Ref } from 'react';
import { useState } from 'react';
import type { Emoji } from '../../lib/emoji/emoji-list';
import styles from './EmojiGrid.module.css';

interface EmojiGridProps {
  label: string;
  emoji: readonly Emoji[];
  ref: Ref<HTMLDivElement>;
  onPick: (emoji: Emoji) => void;
}

/** As the style has it. */
const COLUMNS = 8;

const steps: Readonly<Record<string, number>> = {
  ArrowDown: COLUMNS,
  ArrowUp: -COLUMNS,
  Home: -Infinity,
  End: Infinity,
};

/** Emoji in rows. One of them is reached with Tab, the others with the arrow keys from there. */
export function EmojiGrid({ label, emoji, ref, onPick }: EmojiGridProps) {
  const [active, setActive] = useState(0);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const forwards = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const sideways: Readonly<Record<string, number>> = {
      ArrowRight: forwards,
      ArrowLeft: -forwards,
    };
    const step = sideways[event.key] ?? steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(emoji.length - 1, active + step));
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      className={styles.grid}
      ref={ref}
      role="listbox"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      {emoji.map((one, index) => (
        <button
          key={one.unicode}
          type="button"
          role="option"
          aria-selected={index === active}
          aria-label={one.name}
          title={one.name}
          tabIndex={index === active ? 0 : -1}
          onFocus={() => setActive(index)}
          onClick={() => onPick(one)}
        >
          {one.unicode}
        </button>
      ))}
    </div>
  );
}
