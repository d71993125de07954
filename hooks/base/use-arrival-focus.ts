import type { RefObject } from 'react';
import { createContext, useContext, useEffect, useRef } from 'react';

/** Pages and views that take each other's place, each with a heading. */
export class Arrivals {
  #last: HTMLElement | null = null;

  /**
   * Moves the focus to a view's heading: what had it is gone with the view before. Not to that of the first one: a page
   * that was just loaded is read from its beginning.
   */
  arriveAt(heading: HTMLElement): void {
    if (this.#last !== null && this.#last !== heading) heading.focus({ preventScroll: true });
    this.#last = heading;
  }

  /** Moves the focus to the heading of the view that is shown: what should have it is gone. */
  comeBack(): void {
    this.#last?.focus({ preventScroll: true });
  }
}

/** Null where no view takes the place of another. */
export const ArrivalsContext = createContext<Arrivals | null>(null);

/** @returns the ref of a view's heading, which gets the focus when the view is shown. It takes `tabIndex={-1}`. */
export function useArrivalFocus(): RefObject<HTMLHeadingElement | null> {
  const arrivals = useContext(ArrivalsContext);
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (ref.current) arrivals?.arriveAt(ref.current);
  }, [arrivals]);
  return ref;
}
