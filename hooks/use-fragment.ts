import { useState, useSyncExternalStore } from 'react';

/**
 * What stands behind the `#` in the page's address, without it, or ''; null on the server and in the first
 * rendering of its page, which know nothing of it. Going back to another page is no change of this one's.
 */
export function useFragment(): string | null {
  const [watch] = useState(() => (typeof window === 'undefined' ? null : new FragmentWatch()));
  return useSyncExternalStore(watch?.subscribe ?? nothing, watch?.get ?? unknown, unknown);
}

const unknown = () => null;
const nothing = () => () => undefined;

class FragmentWatch {
  readonly #path = window.location.pathname;
  #fragment = readFragment();

  readonly get = (): string => this.#fragment;

  readonly subscribe = (listener: () => void): (() => void) => {
    const onChange = () => {
      if (window.location.pathname !== this.#path) return;
      this.#fragment = readFragment();
      listener();
    };
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  };
}

const readFragment = () => window.location.hash.slice(1);
