import { createContext, useCallback, useContext } from 'react';
import type { NewsKind } from '../../lib/sounds/read-out';
import { readOut } from '../../lib/sounds/read-out';

/** Has assistive technology read words out that nobody sees change. */
export type Announce = (words: string) => void;

/** @param urgent whether it comes before whatever else is being read */
export type AnnounceAny = (words: string, urgent: boolean) => void;

/** Somebody waits for an answer. */
const URGENT: NewsKind = 'knocks';

/** Without an `Announcer` around, as in a component's own test, nobody listens. */
export const AnnounceContext = createContext<AnnounceAny>(() => undefined);

/**
 * @param kind what it is that can be turned off; without it is said whatever was chosen, as an answer to a press
 * @returns what reads words out, after those that are being read, a knock before them; the same words again are read again
 */
export function useAnnounce(kind?: NewsKind): Announce {
  const announce = useContext(AnnounceContext);
  return useCallback(
    (words) => {
      if (kind === undefined || readOut[kind].getSnapshot()) announce(words, kind === URGENT);
    },
    [announce, kind],
  );
}
