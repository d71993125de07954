import type { KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { ShortcutAct } from '../../lib/shortcuts/shortcuts';
import { readKey } from '../../lib/shortcuts/shortcuts';
import styles from './ShortcutRow.module.css';

interface ShortcutRowProps {
  act: ShortcutAct;
  /** Null: none. */
  shortcut: string | null;
  /** Whether the next key that is pressed becomes it. */
  changing: boolean;
  onChange: (changing: boolean) => void;
  onKey: (key: string | null) => void;
}

/** One act and its key. Pressing the key's button waits for another one; Backspace takes it away, Escape leaves it. */
export function ShortcutRow({ act, shortcut, changing, onChange, onKey }: ShortcutRowProps) {
  const t = useTranslations('shortcuts');
  const what = t(`acts.${act}`);
  const keyWords =
    shortcut === null ? t('none') : shortcut === ' ' ? t('space') : shortcut.toUpperCase();

  const onKeyDown = (event: KeyboardEvent) => {
    // Whoever goes on to the next one leaves this one as it is.
    if (!changing || event.key === 'Tab' || event.key === 'Shift') return;
    event.preventDefault();
    event.stopPropagation();
    const key = readKey(event.key);
    if (key !== null) onKey(key);
    else if (event.key === 'Backspace' || event.key === 'Delete') onKey(null);
    else if (event.key === 'Escape' || event.key === 'Enter') onChange(false);
  };

  return (
    <li className={styles.row}>
      <span>{what}</span>
      <button
        type="button"
        className={styles.key}
        data-changing={changing}
        aria-label={changing ? t('pressKey', { what }) : t('change', { what, key: keyWords })}
        onClick={() => onChange(!changing)}
        onBlur={() => changing && onChange(false)}
        onKeyDown={onKeyDown}
        // The space goes down as a new key, and is not to press the button as well when it is let go.
        onKeyUp={(event) => event.key === ' ' && event.preventDefault()}
      >
        {changing ? t('pressKeyShort') : keyWords}
      </button>
    </li>
  );
}
