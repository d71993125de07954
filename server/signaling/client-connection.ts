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
import type { Speaker, TrafficLimits } from './traffic-limits';

type Transport = SignalingSocket['conn'];

export interface ClientConnectionOptions {
  networks: Networks;
  turns: LoopTurns;
  traffic: TrafficLimits;
  acts: ActLimits;
  refusals: RefusalLog;
  seatOf: (connection: ConnectionId) => PeerId | null;
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

/**
 * One client's connection, below and above Socket.IO: counts everything that comes in on it and what that has
 * sent to others, and cuts it off when that is too much, or what no client of ours says.
 */
export class ClientConnection {
  static #made = 0;
  /** What its traffic is counted under. */
  readonly #name = `connection ${String(++ClientConnection.#made)}`;
  readonly #transport: Transport;
  readonly #options: ClientConnectionOptions;
  readonly #packets = new PacketCheck();
  #socket: SignalingSocket | null = null;
  #isCutOff = false;

  constructor(transport: Transport, options: ClientConnectionOptions) {
    this.#transport = transport;
    this.#options = options;
    transport.on('packet', (packet: TransportPacket) => this.#onPacket(packet));
    transport.on('upgrade', () => this.#watchCarrier());
    transport.on('close', () => options.traffic.forget(this.#name));
    this.#watchCarrier();
    if (!this.#carrier) this.#takeInTurns();
  }

  /** What rooms know it by: that of its socket, which is there as soon as anything is said on it. */
  get id(): ConnectionId {
    return this.#socket?.id ?? '';
  }

  get networks(): Networks {
    return this.#options.networks;
  }

  /** Null without one, even if it waits for it. */
  get seat(): PeerId | null {
    return this.#socket && this.#options.seatOf(this.#socket.id);
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
    const { refusals, acts, networks } = this.#options;
    refusals.note('connection_closed', reason);
    acts.charge('connection', networks, CUT_OFF_PRICE);
    this.#carrier?.pause();
    if (this.#socket) this.#socket.disconnect(true);
    else this.#transport.close();
  }

  get #speaker(): Speaker {
    return { connection: this.#name, seat: this.seat, networks: this.networks };
  }

  get #carrier(): Carrier | null {
    const carrier: unknown = Reflect.get(this.#transport.transport, 'socket');
    return isCarrier(carrier) ? carrier : null;
  }

  /** One request may hold as many packets as a client may send at once, and Engine.IO hands on all of them in one go. */
  #takeInTurns(): void {
    const { turns, networks } = this.#options;
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
    this.#transport.on('close', () => stopHearing(carrier));
  }

  /** @returns false when that was too much, and the connection is closed */
  #count(traffic: Traffic, amount: number): boolean {
    if (this.#options.traffic.take(traffic, amount, this.#speaker)) return true;
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
