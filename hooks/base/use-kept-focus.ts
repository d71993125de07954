import type { FocusEvent, RefObject } from 'react';
import { useEffect, useRef } from 'react';

interface KeptFocus {
  readonly tabIndex: -1;
  readonly onFocus: (event: FocusEvent) => void;
}

/**
 * Keeps the focus where it was when what had it goes, as a button that was pressed: a screen reader would lose its place.
 *
 * @param box takes the focus then
 * @returns what the box has for that
 */
export function useKeptFocus(box: RefObject<HTMLElement | null>): KeptFocus {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    if (!last.current || last.current.isConnected) return;
    last.current = null;
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  });
  const onFocus = ({ target }: FocusEvent) => {
    last.current = target;
  };
  return { tabIndex: -1, onFocus };
}
