import type { RelayTransport } from '../../line/relay-transport';
import type { CandidateStats, StatsReport } from './candidate-stats';
import { readSelectedPair } from './candidate-stats';
import { isPrivateAddress } from '../../base/ice-candidate';

/** The way that media take between two people. */
export type LinkPath =
  | { readonly kind: 'sameNetwork' }
  | { readonly kind: 'direct' }
  /** `transport` is null where only the other side uses a relay, and knows. */
  | { readonly kind: 'relayed'; readonly transport: RelayTransport | null };

/**
 * Tells the way from the pair of candidates that ICE selected (W3C webrtc-stats, 8.11 to 8.13).
 *
 * @returns null while no pair is selected
 */
export function linkPath(report: StatsReport): LinkPath | null {
  const pair = readSelectedPair(report);
  if (!pair) return null;
  const { local, remote } = pair;
  if (local.type === 'relay') return { kind: 'relayed', transport: local.relayProtocol };
  if (remote.type === 'relay') return { kind: 'relayed', transport: null };
  return { kind: inSameNetwork(local, remote) ? 'sameNetwork' : 'direct' };
}

/**
 * A server reflexive candidate on either side means that a NAT lies between. Peer reflexive ones are
 * met on a LAN too, where a host candidate was hidden behind a name that does not resolve (mDNS). Host
 * candidates alone do not mean one network: with IPv6 they reach around the world.
 */
function inSameNetwork(local: CandidateStats, remote: CandidateStats): boolean {
  const types = [local.type, remote.type];
  if (types.includes('srflx') || !types.includes('host')) return false;
  if (local.address !== null && local.address === remote.address) return true;
  return [local, remote].every(({ address }) => address === null || isPrivateAddress(address));
}
