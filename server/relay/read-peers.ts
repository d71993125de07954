import type { ErrorCode } from './codec/error-code';
import { ATTRIBUTE } from './codec/stun-attribute';
import type { StunMessage } from './codec/stun-message';
import type { TransportAddress } from './codec/transport-address';
import { familyOf } from './codec/transport-address';
import { decodeXorAddress } from './codec/xor-address';
import type { Allocation } from './allocation';
import type { PeerPolicy } from './peer-policy';

export type PeersRead =
  | { readonly status: 'peers'; readonly peers: readonly TransportAddress[] }
  | { readonly status: 'refused'; readonly code: ErrorCode };

/**
 * The peers that a request names, one at least and not more than may be permitted (508), all of them
 * well-formed (400), of the allocation's family (443) and permitted (403): RFC 8656 sections 10.2 and 12.2.
 * One that is not refuses them all.
 */
export function readPeers(
  request: StunMessage,
  allocation: Allocation,
  policy: PeerPolicy,
): PeersRead {
  const values = request.attributes.filter(({ type }) => type === ATTRIBUTE.xorPeerAddress);
  if (values.length > allocation.permissions.limit) return refused(508);
  const peers = values.flatMap(({ value }) => decodeXorAddress(value, request.transactionId) ?? []);
  if (peers.length === 0 || peers.length < values.length) return refused(400);
  const { relayed, credential } = allocation;
  const family = familyOf(relayed.address);
  if (peers.some(({ address }) => familyOf(address) !== family)) return refused(443);
  if (!peers.every(({ address }) => policy.permitsTo(credential.user, address))) {
    return refused(403);
  }
  return { status: 'peers', peers };
}

function refused(code: ErrorCode): PeersRead {
  return { status: 'refused', code };
}
