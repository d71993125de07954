import { useEffect } from 'react';
import { CONTROL } from './control';

/**
 * Gives what is clicked the focus where the browser gives it to nothing, as Safari does with buttons: a dialog would have
 * nothing to give it back to, and Tab would begin at the top. What is written in keeps it: a keyboard on the screen would go.
 */
export function useClickFocus(): void {
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      const control = target instanceof Element ? target.closest<HTMLElement>(CONTROL) : null;
      const { activeElement } = document;
      if (!control || control === activeElement) return;
      // Without one of its own, the focus goes to what is around it that can have it: a dialog, or the page.
      if (activeElement?.contains(control) ?? true) control.focus({ preventScroll: true });
    };
    document.addEventListener('click', onClick, { capture: true });
    return () => document.removeEventListener('click', onClick, { capture: true });
  }, []);
}
