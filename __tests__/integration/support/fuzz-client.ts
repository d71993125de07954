import { RawSocket, rawEvent } from '../../support/raw-socket';

/** Sends whatever bytes it is told to, over one connection after the other, and remembers what it was given. */
export class FuzzClient {
  readonly #port: number;
  readonly #localAddress: string;
  #socket: RawSocket | null = null;
  #isOpen = false;
  #self = '';
  #token = '';
  #opened = 0;

  constructor(port: number, localAddress: string) {
    this.#port = port;
    this.#localAddress = localAddress;
  }

  /** Of its last seat, or place at a door; empty before. */
  get self(): string {
    return this.#self;
  }

  get token(): string {
    return this.#token;
  }

  /** How many connections were opened for it. */
  get opened(): number {
    return this.#opened;
  }

  /** @returns false when the server does not let it in at this moment */
  async open(): Promise<boolean> {
    if (this.#isOpen) return true;
    return new Promise((resolve) => {
      this.#socket = new RawSocket({
        port: this.#port,
        localAddress: this.#localAddress,
        onOpen: () => {
          this.#isOpen = true;
          this.#opened += 1;
          resolve(true);
        },
        onText: (text) => this.#learn(text),
        onEnd: () => {
          this.#isOpen = false;
          resolve(false);
        },
      });
    });
  }

  send(bytes: Buffer): void {
    this.#socket?.send(bytes);
  }

  /** Hangs up without a word. */
  drop(): void {
    this.#isOpen = false;
    this.#socket?.destroy();
  }

  leave(): void {
    if (this.#isOpen) this.send(rawEvent('leave_room'));
    this.drop();
  }

  #learn(text: string): void {
    this.#self = /"self":"([^"]{16})"/.exec(text)?.[1] ?? this.#self;
    this.#token = /"token":"([\w.-]+)","iceServers"/.exec(text)?.[1] ?? this.#token;
  }
}
