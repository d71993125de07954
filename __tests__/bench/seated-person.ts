import { RawSocket, rawEvent } from '../support/raw-socket';
import { ServerFrames } from '../support/server-frames';

/** As lib/line/socket-channel.ts has it: between attempts to come back, and by how much of that it varies by chance. */
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 5_000;
const JITTER = 0.5;

/** What a message of Socket.IO that is an event begins with. */
const EVENT = '42';

interface Seat {
  readonly self: string;
  readonly token: string;
  readonly door: { readonly token: string };
}

type Told = Seat & { readonly code?: string; readonly returnMs?: number };

export interface SeatedPersonOptions {
  /** Of servers of one site: where it goes first, and where when that does not answer. */
  readonly ports: readonly number[];
  readonly localAddress: string;
  readonly room: string;
  /** It has its seat, for the first time or again. */
  readonly onSeat: (isSame: boolean) => void;
  /** Its connection is gone, and it comes back by itself. */
  readonly onGone: () => void;
  /** It was told why there is no seat, or none any more. */
  readonly onRefusal: (code: string) => void;
}

/** Somebody in a call who does nothing, and comes back to the seat as our client does. */
export class SeatedPerson {
  readonly #options: SeatedPersonOptions;
  #seat: Seat | null = null;
  #isSeated = false;
  #attempts = 0;
  /** Which of the servers it goes to: as behind a balancer, to one that answers. */
  #server = 0;
  #returnMs = 0;

  constructor(options: SeatedPersonOptions) {
    this.#options = options;
    this.#connect();
  }

  #connect(): void {
    const { ports, localAddress, onGone } = this.#options;
    const frames = new ServerFrames();
    new RawSocket({
      port: ports[this.#server % ports.length] ?? 0,
      localAddress,
      onOpen: (socket) => this.#ask(socket),
      onText: (text, socket) => {
        for (const frame of frames.read(Buffer.from(text, 'latin1'))) this.#hear(frame, socket);
      },
      onEnd: (wasOpen) => {
        if (this.#isSeated) onGone();
        this.#isSeated = false;
        this.#attempts = wasOpen ? 0 : this.#attempts + 1;
        if (!wasOpen) this.#server += 1;
        this.#comeBack();
      },
    });
  }

  #ask(socket: RawSocket): void {
    const { room } = this.#options;
    const seat = this.#seat;
    const returning = seat && { token: seat.token, inCall: true, door: seat.door.token };
    socket.send(rawEvent('join_room', { room, ...(returning && { returning }) }));
  }

  #hear(frame: string, socket: RawSocket): void {
    if (!frame.startsWith(EVENT)) return;
    const [event, told] = JSON.parse(frame.slice(EVENT.length)) as [string, Told];
    if (event === 'room_created' || event === 'room_joined') return this.#sit(told);
    if (event !== 'signal_error') return;
    if (told.code === 'shutting_down') this.#returnMs = told.returnMs ?? 0;
    else {
      this.#options.onRefusal(told.code ?? '');
      socket.destroy();
    }
  }

  #sit(seat: Seat): void {
    const isSame = this.#seat === null || this.#seat.self === seat.self;
    // What else is told is not to stay in memory.
    this.#seat = { self: seat.self, token: seat.token, door: { token: seat.door.token } };
    this.#isSeated = true;
    this.#returnMs = 0;
    this.#options.onSeat(isSame);
  }

  #comeBack(): void {
    const ms = (FIRST_DELAY_MS + this.#returnMs) * 2 ** this.#attempts;
    const varied = ms * (1 + JITTER * (2 * Math.random() - 1));
    setTimeout(() => this.#connect(), Math.min(MAX_DELAY_MS, varied));
  }
}
