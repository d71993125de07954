import { useEffect, useEffectEvent } from 'react';
import type { ShortcutAct, Shortcuts } from '../lib/shortcuts/shortcuts';
import { actOf } from '../lib/shortcuts/shortcuts';

/** Where keys write or choose something. */
const WRITES = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** What the space presses. */
const PRESSED = 'button, a[href], summary, [role="button"]';

interface ShortcutVerbs {
  /** Done once for each press. */
  readonly act: (act: Exclude<ShortcutAct, 'talk'>) => void;
  /** From when its key goes down until it is let go, or the page can no longer know of that. */
  readonly talk: (talking: boolean) => void;
}

/**
 * Listens for single keys. Never while somebody writes, and none while a dialog is open.
 *
 * @param listening whether nothing else has the keyboard
 */
export function useShortcuts(
  shortcuts: Shortcuts,
  listening: boolean,
  { act, talk }: ShortcutVerbs,
): void {
  const find = useEffectEvent((event: KeyboardEvent): ShortcutAct | null => {
    const { target } = event;
    const found = listening ? actOf(shortcuts, event) : null;
    if (!found || !(target instanceof Element) || target.closest(WRITES)) return null;
    return event.key === ' ' && target.closest(PRESSED) ? null : found;
  });
  const doAct = useEffectEvent(act);
  const doTalk = useEffectEvent(talk);
  useEffect(() => {
    let held: string | null = null;
    const release = () => {
      if (held === null) return;
      held = null;
      doTalk(false);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const found = find(event);
      if (!found) return;
      // The space would scroll, and a letter be written where the focus goes.
      event.preventDefault();
      if (event.repeat) return;
      if (found !== 'talk') return doAct(found);
      if (held !== null) return;
      held = event.code;
      doTalk(true);
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.code === held) release();
    };
    const onHidden = () => {
      if (document.hidden) release();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', release);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      release();
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', release);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, []);
}
