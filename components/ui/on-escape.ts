import type { KeyboardEvent } from 'react';

/** @returns a listener that closes with Escape what it is on, from wherever one is in it, and nothing around that. */
export function onEscape(close: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
}
