import { createContext, useContext } from 'react';

/** Has assistive technology read words out that nobody sees change. */
export type Announce = (words: string) => void;

/** Without an `Announcer` around, as in a component's own test, nobody listens. */
export const AnnounceContext = createContext<Announce>(() => undefined);

/** @returns what reads words out, after those that are being read; the same words again are read again. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}
