import type { PeerView } from '../../lib/call/call-snapshot';
import type { Pair } from '../../lib/call/people/link-reports';

/** `weak`: what comes over it is poor. `none`: there is no way, or none was found yet. */
export type MapLinkState = 'up' | 'weak' | 'making' | 'none';

/** A line between two places of the map: 0 is this participant, 1 the first of the others. */
export interface MapLink {
  readonly from: number;
  readonly to: number;
  readonly state: MapLinkState;
}

/**
 * @param unreached pairs of others who say that they have no link to each other; what others don't say counts as a link
 * @returns a line for each two people
 */
export function linksOf(peers: readonly PeerView[], unreached: readonly Pair[]): MapLink[] {
  const own = peers.map((peer, at) => ({ from: 0, to: at + 1, state: stateOf(peer) }));
  const others = peers.flatMap((one, at) =>
    peers.slice(at + 1).map((other, after): MapLink => {
      const apart = unreached.some((pair) => pair.includes(one.id) && pair.includes(other.id));
      return { from: at + 1, to: at + after + 2, state: apart ? 'none' : 'up' };
    }),
  );
  return [...own, ...others];
}

function stateOf({ link, mark }: PeerView): MapLinkState {
  switch (link.status) {
    case 'connected':
      return mark?.grade === 'poor' ? 'weak' : 'up';
    case 'connecting':
    case 'reconnecting':
      return 'making';
    case 'blocked':
      return 'none';
  }
}

/** @returns where somebody stands in the ring, in parts of its width and height; the first one below, in the middle */
export function placeOf(index: number, count: number): { readonly x: number; readonly y: number } {
  const turn = 0.25 + index / count;
  return {
    x: 0.5 + 0.5 * Math.cos(2 * Math.PI * turn),
    y: 0.5 + 0.5 * Math.sin(2 * Math.PI * turn),
  };
}
