import type { PeerId } from '../../lib/signaling/identifiers';
import type { ConnectionId } from '../rooms/seat';
import type { Traffic } from '../shares/limits';
import type { Networks } from '../shares/networks-of';
import type { ActLimits } from './act-limits';
import type { TransportPacket } from './packet-check';
import { PacketCheck, packetSize } from './packet-check';
import type { RefusalLog } from './refusal-log';
import type { SignalingSocket } from './signaling-server';
import type { Speaker, TrafficLimits } from './traffic-limits';

type Transport = SignalingSocket['conn'];

export interface ClientConnectionOptions {
  networks: Networks;
  traffic: TrafficLimits;
  acts: ActLimits;
  refusals: RefusalLog;
  seatOf: (connection: ConnectionId) => PeerId | null;
}

/** A connection that is cut off costs its address as many as this one. */
const CUT_OFF_PRICE = 20;

/** The WebSocket of `ws`, which Engine.IO keeps to itself. Polling has none: each request ends by itself. */
interface Carrier {
  pause: () => void;
  terminate: () => void;
  on: (event: 'ping' | 'pong', listener: () => void) => void;
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
  #isStopped = false;
  #isClosed = false;

  constructor(transport: Transport, options: ClientConnectionOptions) {
    this.#transport = transport;
    this.#options = options;
    transport.on('packet', (packet: TransportPacket) => this.#onPacket(packet));
    transport.on('upgrade', () => this.#watchCarrier());
    transport.once('close', () => options.traffic.forget(this.#name));
    this.#watchCarrier();
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

  /** Closes it after what was sent. */
  cutOff(reason: string): void {
    if (!this.#close(reason)) return;
    // A WebSocket says goodbye and goes on reading until that is answered, or its time for that is up. Parsing a
    // flood is what makes it expensive.
    this.#carrier?.pause();
    if (this.#socket) this.#socket.disconnect(true);
    else this.#transport.close();
  }

  /** @returns false when it was closed before */
  #close(reason: string): boolean {
    if (this.#isClosed) return false;
    this.#isClosed = true;
    const { refusals, acts, networks } = this.#options;
    refusals.note('connection_closed', reason);
    acts.charge('connection', networks, CUT_OFF_PRICE);
    return true;
  }

  get #speaker(): Speaker {
    return { connection: this.#name, seat: this.seat, networks: this.networks };
  }

  get #carrier(): Carrier | null {
    const carrier: unknown = Reflect.get(this.#transport.transport, 'socket');
    return isCarrier(carrier) ? carrier : null;
  }

  #onPacket(packet: TransportPacket): void {
    if (this.#isStopped) return;
    if (!this.#count('packets', 1) || !this.#count('bytes', packetSize(packet))) return;
    if (this.#packets.admits(packet)) return;
    this.#stop(() => {
      if (!this.#close('not_an_event')) return;
      // Whoever says such things needs no last words.
      this.#transport.close(true);
      this.#carrier?.terminate();
    });
  }

  /** Takes nothing more in. Socket.IO hands on in the next tick what it has read: that is heard still. */
  #stop(thenClose: () => void): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#carrier?.pause();
    process.nextTick(thenClose);
  }

  /** Frames that `ws` answers by itself. */
  #watchCarrier(): void {
    const onControlFrame = (): unknown => this.#count('packets', 1);
    this.#carrier?.on('ping', onControlFrame);
    this.#carrier?.on('pong', onControlFrame);
  }

  /** @returns false when that was too much, and the connection is closed */
  #count(traffic: Traffic, amount: number): boolean {
    if (this.#options.traffic.take(traffic, amount, this.#speaker)) return true;
    this.#stop(() => {
      this.#socket?.emit('signal_error', { code: 'rate_limited', event: null });
      this.cutOff('flooded');
    });
    return false;
  }
}

function isCarrier(value: unknown): value is Carrier {
  return typeof value === 'object' && value !== null && 'pause' in value && 'terminate' in value;
}
