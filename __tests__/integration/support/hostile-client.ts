import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import type { Message } from './message-arbitrary';

let barriers = 0;

/** Says anything, and comes back on a new connection when it is thrown out. */
export class HostileClient {
  readonly #url: string;
  #socket: Socket;
  #refusals = 0;

  private constructor(url: string, socket: Socket) {
    this.#url = url;
    this.#socket = socket;
  }

  static async open(url: string): Promise<HostileClient> {
    const client = new HostileClient(url, connection(url));
    await client.#connected();
    return client;
  }

  /** How often the server answered with an error. */
  get refusals(): number {
    return this.#refusals;
  }

  say({ event, args }: Message): void {
    this.#socket.emit(event, ...args);
  }

  /** Says something that Socket.IO would not, and waits for what comes of it. */
  async write(packet: string): Promise<void> {
    this.#socket.io.engine.write(packet);
    if (await this.isTakenIn()) return;
    this.#socket = connection(this.#url);
    await this.#connected();
  }

  /** Waits until the server has taken in all that was said. @returns false when it closed the connection */
  async isTakenIn(): Promise<boolean> {
    const socket = this.#socket;
    const room = `barrier-${String(++barriers)}`;
    return new Promise((resolve) => {
      if (socket.disconnected) resolve(false);
      socket.once('disconnect', () => resolve(false));
      socket.on('room_status', (status: { room: string }) => {
        if (status.room === room) resolve(true);
      });
      socket.emit('watch_room', { room });
    });
  }

  close(): void {
    this.#socket.disconnect();
  }

  async #connected(): Promise<void> {
    this.#socket.on('signal_error', () => this.#refusals++);
    await new Promise<void>((resolve) => this.#socket.once('connect', resolve));
  }
}

function connection(url: string): Socket {
  return io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
}
