import type { PeerId } from '../../signaling/identifiers';
import type { PeerFacts } from '../../signaling/peer-signal';
import type { LinkMark } from './link-mark';

/** Whose line or machine is why somebody does not arrive well. `between`: with two people nobody can tell. */
export type Fault = 'none' | 'ownLine' | 'ownDevice' | 'theirLine' | 'theirDevice' | 'between';

/** What is compared: how well arrives what this one sends. */
export interface MarkedPeer {
  readonly id: PeerId;
  readonly mark: LinkMark | null;
  /** What it sends, as it says; null until it did. */
  readonly facts: Pick<PeerFacts, 'microphone' | 'camera' | 'screen'> | null;
}

/**
 * Finds by comparing all links whose fault it is. What comes badly from one of several is that one's; what comes
 * badly from everybody is one's own. Of whom nothing is to come nothing can come badly: that says nothing of the others.
 *
 * @param strained whether this machine has too much to do
 * @returns for each whose mark is known
 */
export function whoseFault(
  peers: readonly MarkedPeer[],
  strained: boolean,
): ReadonlyMap<PeerId, Fault> {
  const marked = peers.flatMap(({ id, mark, facts }) => (mark ? [{ id, mark, facts }] : []));
  const weak = marked
    .filter(({ mark, facts }) => mark.weak !== null || sends(facts))
    .map(({ mark }) => mark.weak);
  const isAll = weak.length > 1 && !weak.includes(null);
  const faultOf = (part: 'line' | 'device'): Fault => {
    if (strained) return 'ownDevice';
    // One line among them is enough: it makes frames late on the others without another trace.
    if (isAll) return weak.includes('line') ? 'ownLine' : 'ownDevice';
    if (part === 'device') return 'theirDevice';
    return weak.length > 1 ? 'theirLine' : 'between';
  };
  return new Map(marked.map(({ id, mark }) => [id, mark.weak ? faultOf(mark.weak) : 'none']));
}

function sends(facts: MarkedPeer['facts']): boolean {
  return facts !== null && (facts.microphone || facts.camera || facts.screen);
}
