import { randomBytes } from 'node:crypto';
import type { Allocation } from './allocation';
import type { AllocationTable } from './allocation-table';
import { CHANNEL_HEADER_BYTES, readChannelData, writeChannelHeader } from './codec/channel-data';
import { encodeStunMessage } from './codec/encode-stun-message';
import { ATTRIBUTE, unknownRequiredTypes } from './codec/stun-attribute';
import type { StunMessage } from './codec/stun-message';
import { findAttribute, METHOD } from './codec/stun-message';
import type { TransportAddress } from './codec/transport-address';
import { keyOf } from './codec/transport-address';
import { decodeXorAddress, encodeXorAddress } from './codec/xor-address';
import type { RelayCounters } from './relay-counters';

export interface ForwarderParts {
  table: AllocationTable;
  isOwn: (address: string) => boolean;
  counters: RelayCounters;
  now: () => number;
}

/**
 * The longest data that fits a datagram over IPv4 (65,507 bytes) in a Data indication, which has 48 bytes before
 * data from an IPv6 peer and pads it to 32 bits. Longer data comes by streams only, and reaches nobody.
 */
const MAX_DATA_BYTES = 65_456;

/** Application data in the bytes that carry it, so that it needs no copy on its way. */
interface Payload {
  readonly frame: Buffer;
  readonly start: number;
  readonly end: number;
}

/**
 * The data path. What goes from one allocation of this relay to another is handed over here and never
 * touches a network; what goes to any other port of this machine is dropped.
 */
export class Forwarder {
  readonly #table: AllocationTable;
  readonly #isOwn: (address: string) => boolean;
  readonly #counters: RelayCounters;
  readonly #now: () => number;

  constructor({ table, isOwn, counters, now }: ForwarderParts) {
    this.#table = table;
    this.#isOwn = isOwn;
    this.#counters = counters;
    this.#now = now;
  }

  /** ChannelData from a client (RFC 8656 section 12.6). Ours from now on: it may be written to. */
  channelData(allocation: Allocation, frame: Buffer): void {
    const read = readChannelData(frame);
    if (!read) {
      this.#counters.malformed++;
      return;
    }
    const channel = allocation.channels.byNumber(read.channel, this.#now());
    if (!channel) {
      this.#counters.droppedUnpermitted++;
      return;
    }
    const payload = { frame, start: CHANNEL_HEADER_BYTES, end: read.end };
    this.#toPeer(allocation, channel.peer, channel.peerKey, payload);
  }

  /** A Send indication from a client (RFC 8656 section 11.2). What is wrong with it is not told. */
  sendIndication(allocation: Allocation, message: StunMessage): void {
    const address = findAttribute(message, ATTRIBUTE.xorPeerAddress);
    const data = findAttribute(message, ATTRIBUTE.data);
    const peer = address && decodeXorAddress(address, message.transactionId);
    if (!peer || !data || unknownRequiredTypes(message.attributes).length > 0) {
      this.#counters.malformed++;
      return;
    }
    const start = data.byteOffset - message.bytes.byteOffset;
    const payload = { frame: message.bytes, start, end: start + data.length };
    this.#toPeer(allocation, peer, keyOf(peer.address, peer.port), payload);
  }

  /** A datagram that came to a relayed transport address (RFC 8656 sections 11.3 and 12.7). */
  fromPeer(allocation: Allocation, bytes: Buffer, from: TransportAddress): void {
    // Nothing of this machine is a peer but its relay ports, and those do not come over the network.
    if (this.#isOwn(from.address)) {
      this.#counters.droppedUnpermitted++;
      return;
    }
    if (bytes.length > MAX_DATA_BYTES) {
      this.#counters.droppedTooLong++;
      return;
    }
    const payload = { frame: bytes, start: 0, end: bytes.length };
    this.#toClient(allocation, from, keyOf(from.address, from.port), payload);
  }

  #toPeer(from: Allocation, peer: TransportAddress, peerKey: string, payload: Payload): void {
    if (!from.permissions.has(peer.address, this.#now())) {
      this.#counters.droppedUnpermitted++;
      return;
    }
    const { frame, start, end } = payload;
    if (end - start > MAX_DATA_BYTES) {
      this.#counters.droppedTooLong++;
      return;
    }
    const neighbour = this.#table.at(peerKey);
    if (neighbour) {
      if (!mayMeet(from, neighbour)) {
        this.#counters.droppedUnpermitted++;
        return;
      }
      this.#toClient(neighbour, from.relayed, from.relayedKey, payload);
    } else if (this.#isOwn(peer.address)) {
      this.#counters.droppedUnpermitted++;
      return;
    } else if (!from.socket.send(frame.subarray(start, end), peer)) {
      this.#counters.droppedForBackPressure++;
      return;
    }
    this.#counters.packetsToPeers++;
    this.#counters.bytesToPeers += end - start;
  }

  #toClient(to: Allocation, from: TransportAddress, fromKey: string, payload: Payload): void {
    const now = this.#now();
    if (!to.permissions.has(from.address, now)) {
      this.#counters.droppedUnpermitted++;
      return;
    }
    const channel = to.channels.byPeer(fromKey, now);
    const bytes = channel ? asChannelData(channel.number, payload) : asIndication(from, payload);
    if (!to.path.sendMedia(bytes)) {
      this.#counters.droppedForBackPressure++;
      return;
    }
    this.#counters.packetsToClients++;
    this.#counters.bytesToClients += payload.end - payload.start;
  }
}

/** Who only tries the relay meets nobody but himself, as the page that tries it and the server's own test do. */
function mayMeet({ credential: a }: Allocation, { credential: b }: Allocation): boolean {
  if (a.user.kind === 'seat' && b.user.kind === 'seat') return true;
  return a.user.kind === b.user.kind && a.user.name === b.user.name;
}

/** Where the data came behind a header of its own, the new header takes its place. */
function asChannelData(channel: number, { frame, start, end }: Payload): Buffer {
  if (start >= CHANNEL_HEADER_BYTES) {
    writeChannelHeader(frame, start - CHANNEL_HEADER_BYTES, channel, end - start);
    return frame.subarray(start - CHANNEL_HEADER_BYTES, end);
  }
  const bytes = Buffer.allocUnsafe(CHANNEL_HEADER_BYTES + end - start);
  writeChannelHeader(bytes, 0, channel, end - start);
  frame.copy(bytes, CHANNEL_HEADER_BYTES, start, end);
  return bytes;
}

/** A Data indication (RFC 8656 section 11.3). */
function asIndication(from: TransportAddress, { frame, start, end }: Payload): Buffer {
  const transactionId = randomBytes(12);
  return encodeStunMessage({
    method: METHOD.data,
    messageClass: 'indication',
    transactionId,
    attributes: [
      { type: ATTRIBUTE.xorPeerAddress, value: encodeXorAddress(from, transactionId) },
      { type: ATTRIBUTE.data, value: frame.subarray(start, end) },
    ],
    key: null,
    fingerprint: false,
  });
}
