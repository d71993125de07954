import { useEffect, useEffectEvent, useRef } from 'react';
import type { ShortcutAct, Shortcuts } from '../../lib/shortcuts/shortcuts';
import { actOf } from '../../lib/shortcuts/shortcuts';
import { FIELD } from '../base/control';

/** What the space presses. */
const PRESSED = 'button, a[href], summary, [role="button"]';

interface ShortcutVerbs {
  /** Done once for each press. */
  readonly act: (act: Exclude<ShortcutAct, 'talk'>) => void;
  /** From when its key goes down until it is let go, or the page can no longer know of that. */
  readonly talk: (talking: boolean) => void;
}

/**
 * Listens for single keys. Never while somebody writes, and none while a dialog is open. The space presses what is seen to
 * have the focus. What was clicked has it as well, and nobody sees that: there the space is a key like others.
 *
 * @param listening whether nothing else has the keyboard
 */
export function useShortcuts(
  shortcuts: Shortcuts,
  listening: boolean,
  { act, talk }: ShortcutVerbs,
): void {
  const focusSeen = useRef<EventTarget | null>(null);
  const find = useEffectEvent((event: KeyboardEvent): ShortcutAct | null => {
    const { target } = event;
    const found = listening ? actOf(shortcuts, event) : null;
    if (!found || !(target instanceof Element) || target.closest(FIELD)) return null;
    const presses = event.key === ' ' && target.closest(PRESSED) && target === focusSeen.current;
    return presses ? null : found;
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
      if (event.code !== held) return;
      // Else it would press a button that was clicked before.
      event.preventDefault();
      release();
    };
    // Asked now: browsers may show it later, when any key goes down.
    const onFocusIn = ({ target }: FocusEvent) => {
      const isSeen = target instanceof Element && target.matches(':focus-visible');
      focusSeen.current = isSeen ? target : null;
    };
    const onHidden = () => {
      if (document.hidden) release();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('focusin', onFocusIn);
    window.addEventListener('blur', release);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      release();
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('focusin', onFocusIn);
      window.removeEventListener('blur', release);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, []);
}
