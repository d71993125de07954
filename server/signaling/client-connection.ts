import type { Duplex } from 'node:stream';
import type { PeerId } from '../../lib/signaling/identifiers';
import type { ConnectionId } from '../rooms/seat';
import { takeListeners } from '../port/take-listeners';
import type { Traffic } from '../shares/limits';
import { CONNECTION_TRAFFIC } from '../shares/limits';
import type { Networks } from '../shares/networks-of';
import type { ActLimits } from './act-limits';
import type { LoopTurns } from './loop-turns';
import type { TransportPacket } from './packet-check';
import { PacketCheck, packetSize } from './packet-check';
import type { RefusalLog } from './refusal-log';
import type { SignalingSocket } from './signaling-server';
import type { Bucket, Speaker, TrafficLimits } from './traffic-limits';

type Transport = SignalingSocket['conn'];

/** What all connections have in common. */
export interface ClientSurroundings {
  turns: LoopTurns;
  traffic: TrafficLimits;
  acts: ActLimits;
  refusals: RefusalLog;
  seatOf: (connection: ConnectionId) => PeerId | null;
  /** Told when one is closed, by where it came from. */
  onClose: (networks: Networks) => void;
}

/** A connection that is cut off costs its address as many as this one. */
export const CUT_OFF_PRICE = 20;

/** The WebSocket of `ws`, which Engine.IO keeps to itself. Polling has none: each request ends by itself. */
interface Carrier {
  readonly _socket: Duplex;
  pause: () => void;
  terminate: () => void;
  on: (event: 'ping' | 'pong' | 'message', listener: () => void) => void;
  removeAllListeners: (event: 'message') => void;
}

const clients = new WeakMap<Transport, ClientConnection>();

/**
 * One client's connection, below and above Socket.IO: counts everything that comes in on it and what that has
 * sent to others, and cuts it off when that is too much, or what no client of ours says.
 */
export class ClientConnection {
  readonly networks: Networks;
  readonly #transport: Transport;
  readonly #surroundings: ClientSurroundings;
  readonly #bucket: Bucket;
  readonly #packets = new PacketCheck();
  #socket: SignalingSocket | null = null;
  #isCutOff = false;

  /** @param networks where it comes from */
  constructor(transport: Transport, networks: Networks, surroundings: ClientSurroundings) {
    this.#transport = transport;
    this.networks = networks;
    this.#surroundings = surroundings;
    this.#bucket = surroundings.traffic.begin();
    clients.set(transport, this);
    transport.on('packet', ClientConnection.#onPacketOf);
    transport.on('close', ClientConnection.#onCloseOf);
    if (this.#carrier) this.#watchCarrier();
    else {
      transport.on('upgrade', ClientConnection.#onUpgradeOf);
      this.#takeInTurns();
    }
  }

  /** @returns the client whose connection this is, if any */
  static of(transport: Transport): ClientConnection | undefined {
    return clients.get(transport);
  }

  // One of each for all: they stay for as long as a connection does.
  static #onPacketOf(this: Transport, packet: TransportPacket): void {
    const client = clients.get(this);
    if (client) client.#onPacket(packet);
  }

  static #onUpgradeOf(this: Transport): void {
    const client = clients.get(this);
    if (client) client.#watchCarrier();
  }

  static #onCloseOf(this: Transport): void {
    const client = clients.get(this);
    if (client) client.#onClose();
  }

  /** What rooms know it by: that of its socket, which is there as soon as anything is said on it. */
  get id(): ConnectionId {
    return this.#socket?.id ?? '';
  }

  /** Null without one, even if it waits for it. */
  get seat(): PeerId | null {
    return this.#socket && this.#surroundings.seatOf(this.#socket.id);
  }

  /** Socket.IO's greeting is through. */
  attach(socket: SignalingSocket): void {
    this.#socket = socket;
  }

  /** So many messages were sent because of one that came in. */
  countDeliveries(messages: number): void {
    if (messages > 0) this.#count('deliveries', messages);
  }

  /** Closes it after what was sent, and takes nothing more in: what it has said just before may not be heard. */
  cutOff(reason: string): void {
    if (this.#isCutOff) return;
    this.#isCutOff = true;
    const { refusals, acts } = this.#surroundings;
    refusals.note('connection_closed', reason);
    acts.charge('connection', this.networks, CUT_OFF_PRICE);
    this.#carrier?.pause();
    if (this.#socket) this.#socket.disconnect(true);
    else this.#transport.close();
  }

  get #speaker(): Speaker {
    return { bucket: this.#bucket, seat: this.seat, networks: this.networks };
  }

  get #carrier(): Carrier | null {
    const carrier: unknown = Reflect.get(this.#transport.transport, 'socket');
    return isCarrier(carrier) ? carrier : null;
  }

  /** One request may hold as many packets as a client may send at once, and Engine.IO hands on all of them in one go. */
  #takeInTurns(): void {
    const { networks } = this;
    const { turns } = this.#surroundings;
    const { transport } = this.#transport;
    const take = takeListeners<[TransportPacket]>(transport, 'packet');
    const waiting: TransportPacket[] = [];
    const step = (): boolean => {
      const packet = waiting.shift();
      if (packet && !this.#isCutOff) take(packet);
      return waiting.length > 0;
    };
    transport.on('packet', (packet: TransportPacket) => {
      waiting.push(packet);
      if (waiting.length === 1) turns.add({ networks, step });
      if (waiting.length <= CONNECTION_TRAFFIC.packets.burst) return;
      waiting.length = 0;
      this.cutOff('flooded');
    });
  }

  #onPacket(packet: TransportPacket): void {
    if (!this.#count('packets', 1)) return;
    if (!this.#carrier && !this.#count('bytes', packetSize(packet))) return;
    if (!this.#packets.admits(packet)) this.cutOff('not_an_event');
  }

  /** What comes in over a WebSocket, also what is no packet: heads of frames, empty ones, pings. */
  #watchCarrier(): void {
    const carrier = this.#carrier;
    if (!carrier) return;
    const onControlFrame = (): unknown => this.#count('packets', 1);
    carrier.on('ping', onControlFrame);
    carrier.on('pong', onControlFrame);
    carrier._socket.on('data', ({ length }: Buffer) => this.#count('bytes', length));
  }

  #onClose(): void {
    this.#surroundings.onClose(this.networks);
    const carrier = this.#carrier;
    if (carrier) stopHearing(carrier);
  }

  /** @returns false when that was too much, and the connection is closed */
  #count(traffic: Traffic, amount: number): boolean {
    if (this.#surroundings.traffic.take(traffic, amount, this.#speaker)) return true;
    if (!this.#isCutOff) this.#socket?.emit('signal_error', { code: 'rate_limited', event: null });
    this.cutOff('flooded');
    return false;
  }
}

/**
 * Whatever closed it, `ws` says goodbye and goes on reading until that is answered, or its time for that is up.
 * Whoever goes on to speak meanwhile is not heard any more, and not waited for.
 */
function stopHearing(carrier: Carrier): void {
  carrier.removeAllListeners('message');
  carrier.on('message', () => carrier.terminate());
}

function isCarrier(value: unknown): value is Carrier {
  return typeof value === 'object' && value !== null && 'terminate' in value && '_socket' in value;
}
