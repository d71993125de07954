import type { Allocation } from './allocation';
import type { StunMessage } from './codec/stun-message';
import type { PeerPolicy } from './peer-policy';
import { readPeers } from './read-peers';
import type { Reply } from './reply';
import { refusal, success } from './reply';

/** Installs or refreshes permissions, all of those asked for or none (RFC 8656 section 10.2). */
export function answerCreatePermission(
  request: StunMessage,
  allocation: Allocation,
  policy: PeerPolicy,
  now: number,
): Reply {
  const read = readPeers(request, allocation, policy);
  if (read.status === 'refused') return refusal(read.code);
  const addresses = read.peers.map(({ address }) => address);
  return allocation.permissions.permit(addresses, now) ? success() : refusal(508);
}
