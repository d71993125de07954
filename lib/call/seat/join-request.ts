import type { RoomKey } from '../../sealing/room-key';
import type { JoinRoom } from '../../signaling/client-messages';
import type { DoorToken, PeerId, RoomId, SeatToken } from '../../signaling/identifiers';
import { NO_SESSION } from '../../signaling/identifiers';
import type { RoomPass } from '../../signaling/room-pass';
import type { Prepared } from './preparation';
import type { SealedRoad } from './sealed-road';
import type { SeatTokens } from './seat-tokens';

export interface JoinOptions {
  /** Whether to queue when the room is full. */
  wait?: boolean;
  /** The seat or place held before the page was loaded again. */
  returning?: SeatTokens | null;
  /** The server's password for opening rooms; '' for none. */
  access?: string | undefined;
  /** The room's: what passes the server is sealed with it. Joining does not wait for it, sealing does. */
  key: Promise<RoomKey>;
}

/** @returns a road with a session of its own. */
export type NewRoad = (key: Promise<RoomKey>) => SealedRoad;

export interface JoinRequestOptions {
  room: RoomId;
  /** What opens it on a server that not everybody may; the link had one. */
  pass?: RoomPass | undefined;
  /** There won't be a key, so nothing can be sealed. */
  keyFailed: () => void;
}

/** What a seat is asked for with: tokens of an earlier one, a password, patience, and a session that seals. */
export class JoinRequest {
  readonly #options: JoinRequestOptions;
  #tokens: SeatTokens | null = null;
  #access = '';
  #wait = false;
  #means: { readonly key: Promise<RoomKey>; readonly newRoad: NewRoad } | null = null;
  /** As long as a seat is asked for or held. */
  #road: SealedRoad | null = null;

  constructor(options: JoinRequestOptions) {
    this.#options = options;
  }

  get tokens(): SeatTokens | null {
    return this.#tokens;
  }

  get road(): SealedRoad | null {
    return this.#road;
  }

  /** Whether to queue when the room is full. */
  get waits(): boolean {
    return this.#wait;
  }

  /**
   * Asks from now on with these; what is left out stays as it was, save for `wait`.
   *
   * @param prepared what links were made with already, which go on
   */
  make(options: JoinOptions, newRoad: NewRoad, prepared: Prepared | null): void {
    const { wait = false, returning = this.#tokens, access = this.#access, key } = options;
    this.#wait = wait;
    // No more than these two: what comes from a memory has more to it, and the server is strict.
    this.#tokens = returning && { token: returning.token, door: returning.door };
    this.#access = access;
    this.#startSession(prepared?.key ?? key, newRoad, prepared?.road);
  }

  /**
   * @param prepared as whom links were made already
   * @returns what the server is asked with
   */
  message(inCall: boolean, prepared: PeerId | null): JoinRoom {
    const { room, pass } = this.#options;
    return {
      room,
      wait: this.#wait,
      session: this.#road?.session ?? NO_SESSION,
      ...(this.#access && { access: this.#access }),
      ...(pass && { pass }),
      ...(prepared !== null && { prepared }),
      ...(this.#tokens && { returning: { ...shown(this.#tokens), inCall } }),
    };
  }

  /** Who is let in at the door waits for a seat without a word. */
  wait(): void {
    this.#wait = true;
  }

  setTokens(tokens: SeatTokens | null): void {
    this.#tokens = tokens;
  }

  /** Of a place in the queue or at the door. Those of a seat, even of an earlier one, say more. */
  setPlaceToken(token: SeatToken): void {
    if (!this.#tokens?.door) this.#tokens = { token, door: null };
  }

  /** The door of the seat that is held has changed. */
  setDoor(door: DoorToken): void {
    if (this.#tokens) this.#tokens = { ...this.#tokens, door };
  }

  /** What is sealed from now on, and opened, is of another session. */
  renewSession(): void {
    if (this.#means) this.#startSession(this.#means.key, this.#means.newRoad);
  }

  endSession(): void {
    this.#road?.close();
    this.#road = null;
  }

  #startSession(key: Promise<RoomKey>, newRoad: NewRoad, road = newRoad(key)): void {
    this.#road?.close();
    this.#means = { key, newRoad };
    this.#road = road;
    key.catch(() => this.#road === road && this.#options.keyFailed());
  }
}

function shown({ token, door }: SeatTokens): { token: SeatToken; door?: DoorToken } {
  return door === null ? { token } : { token, door };
}
