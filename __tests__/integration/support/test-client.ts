import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import type { JoinRoom } from '../../../lib/signaling/client-messages';
import type { ServerToClientEvents } from '../../../lib/signaling/events';
import { standIn } from '../../fakes/stand-in';

type ServerEvent = keyof ServerToClientEvents;
type Message<E extends ServerEvent> = Parameters<ServerToClientEvents[E]>[0];
type SeatMessage = Message<'room_created'> & Partial<Message<'room_joined'>>;

interface Received {
  readonly event: string;
  readonly message: unknown;
}

/** A test that waits longer has failed. In milliseconds. */
const PATIENCE_MS = 8_000;

export type RoomHook = (room: string) => Promise<void>;

let barriers = 0;

/** One real socket.io-client that remembers what it got until a test asks for it. */
export class TestClient {
  readonly socket: Socket;
  readonly #beforeRoom: RoomHook | null;
  #said: Promise<void> | null = null;
  #inbox: Received[] = [];
  #onChange = new Set<() => void>();

  /**
   * @param options `localAddress`: of this machine, to connect from
   * @param beforeRoom what is to be done before a room is spoken of
   */
  constructor(
    url: string,
    transports: ('websocket' | 'polling')[] = ['websocket'],
    options: { localAddress?: string } = {},
    beforeRoom: RoomHook | null = null,
  ) {
    this.#beforeRoom = beforeRoom;
    // Servers with TLS have certificates of their own making here.
    const trust = { rejectUnauthorized: false };
    const always = { transports, forceNew: true, reconnectionDelay: 50, ...trust };
    this.socket = io(url, { ...always, ...options });
    this.socket.onAny((event: string, message: unknown) => this.#keep({ event, message }));
    this.socket.on('connect', () => this.#keep({ event: 'connect', message: null }));
    this.socket.on('disconnect', (reason) => this.#keep({ event: 'disconnect', message: reason }));
  }

  /** Says anything at all. */
  emit(event: string, ...args: unknown[]): void {
    const room = standIn<{ room?: unknown } | undefined>(args[0])?.room;
    const before = typeof room === 'string' && this.#beforeRoom?.(room);
    if (before) this.#said = this.#said ? this.#said.then(() => before) : before;
    // In the order in which it is said, and at once where nothing is to be waited for.
    const said = this.#said?.then(() => void this.socket.emit(event, ...args));
    if (!said) return void this.socket.emit(event, ...args);
    this.#said = said;
    void said.then(() => {
      if (this.#said === said) this.#said = null;
    });
  }

  /** Waits for an event, and takes it out of the inbox. */
  async next<E extends ServerEvent>(
    event: E,
    matches: (message: Message<E>) => boolean = () => true,
  ): Promise<Message<E>> {
    const { message } = await this.#take([event], (got) =>
      matches(standIn<Message<E>>(got.message)),
    );
    return standIn<Message<E>>(message);
  }

  /** Waits until the socket is connected, again if it was before. */
  async connected(): Promise<void> {
    await this.#take(['connect'], () => true);
  }

  /** Waits until the socket is closed. @returns socket.io-client's reason */
  async disconnected(): Promise<string> {
    const { message } = await this.#take(['disconnect'], () => true);
    return String(message);
  }

  /** Joins, and waits for the seat. */
  async join(room: string, more: Partial<Record<keyof JoinRoom, unknown>> = {}) {
    this.emit('join_room', { room, ...more });
    const { message } = await this.#take(
      ['room_created', 'room_joined', 'full_room', 'signal_error'],
      () => true,
    );
    const seat = standIn<SeatMessage>(message);
    if (!seat.self) throw new Error(`There was no seat, but ${JSON.stringify(message)}.`);
    return { ...seat, peers: seat.peers ?? [] };
  }

  /** Joins, again and again where the server sends it away for now, as it does while nobody knows who keeps a room. */
  async joinInTime(room: string, more: Parameters<TestClient['join']>[1] = {}) {
    for (;;) {
      try {
        return await this.join(room, more);
      } catch (error) {
        if (!String(error).includes('shutting_down')) throw error;
        await this.disconnected();
        await this.connected();
      }
    }
  }

  /** Waits until the server has taken in all that was said, and all that it sent has arrived. */
  async settle(): Promise<void> {
    const room = `barrier-${++barriers}`;
    this.emit('watch_room', { room });
    await this.next('room_status', (status) => status.room === room);
  }

  /** What came and was not asked for yet; emptied by this. */
  drain(): Received[] {
    const drained = this.#inbox;
    this.#inbox = [];
    return drained;
  }

  /** Hangs up, and waits until the transport is closed. */
  async close(): Promise<void> {
    const { engine } = this.socket.io;
    const closed = new Promise<void>((resolve) => {
      if (engine.readyState === 'closed') resolve();
      else engine.once('close', () => resolve());
    });
    this.socket.disconnect();
    await closed;
  }

  #keep(received: Received): void {
    this.#inbox.push(received);
    for (const check of [...this.#onChange]) check();
  }

  #take(events: readonly string[], matches: (got: Received) => boolean): Promise<Received> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const found = this.#inbox.find((got) => events.includes(got.event) && matches(got));
        if (!found) return;
        this.#inbox = this.#inbox.filter((got) => got !== found);
        this.#onChange.delete(check);
        clearTimeout(patience);
        resolve(found);
      };
      const patience = setTimeout(() => {
        this.#onChange.delete(check);
        const got = this.#inbox.map(({ event }) => event).join(', ');
        reject(
          new Error(`Waited for ${String(events)} in vain; the inbox has: ${got || 'nothing'}`),
        );
      }, PATIENCE_MS);
      this.#onChange.add(check);
      check();
    });
  }
}
