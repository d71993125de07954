import type { Allocation } from './allocation';
import { FIRST_CHANNEL, LAST_CHANNEL } from './codec/channel-data';
import { ATTRIBUTE } from './codec/stun-attribute';
import type { StunMessage } from './codec/stun-message';
import { findAttribute } from './codec/stun-message';
import type { PeerPolicy } from './peer-policy';
import { readPeers } from './read-peers';
import type { Reply } from './reply';
import { refusal, success } from './reply';

/** Binds a channel and installs the peer's permission, or refreshes both (RFC 8656 section 12.2). */
export function answerChannelBind(
  request: StunMessage,
  allocation: Allocation,
  policy: PeerPolicy,
  now: number,
): Reply {
  const value = findAttribute(request, ATTRIBUTE.channelNumber);
  const number = value?.length === 4 ? value.readUInt16BE() : 0;
  if (number < FIRST_CHANNEL || number > LAST_CHANNEL) return refusal(400);
  const read = readPeers(request, allocation, policy);
  if (read.status === 'refused') return refusal(read.code);
  const [peer] = read.peers;
  if (!peer || read.peers.length > 1) return refusal(400);
  const binding = allocation.channels.bind(number, peer, now);
  if (binding === 'conflict') return refusal(400);
  if (binding === 'full' || !allocation.permissions.permit([peer.address], now)) {
    return refusal(508);
  }
  return success();
}
