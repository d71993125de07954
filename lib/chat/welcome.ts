import type { PeerId } from '../signaling/identifiers';
import type { Entry } from './entry';

/**
 * Whoever came while newcomers were not to read what was said before reads of each author what stands from its welcome
 * on: an entry in which the author, and nobody else, says that what follows was written when that one was there. So it
 * is the same for everybody who hands it on, and a page that was loaded again knows it as well.
 */
export const WELCOME = 'welcome';

export function welcomeText(peers: readonly PeerId[]): string {
  return peers.join(' ');
}

/** @param peer null: nobody */
export function welcomes({ kind, to, text }: Entry, peer: PeerId | null): boolean {
  return kind === WELCOME && to === null && peer !== null && text.split(' ').includes(peer);
}
