import type { PeerId, RoomId, SessionId } from '../signaling/identifiers';
import { NO_SESSION } from '../signaling/identifiers';
import { BoxKeys } from './box-keys';
import type { Direction } from './direction';
import { directionText } from './direction';
import { boxParameters } from './key-schedule';
import { newSessionId } from './new-session-id';
import { ReplayWindow } from './replay-window';
import type { RoomKey } from './room-key';
import type { SealedEnvelope } from './sealed-envelope';
import { formatEnvelope, parseEnvelope } from './sealed-envelope';

/** Why something was not believed. */
export type Unopened =
  /** No envelope at all. */
  | 'malformed'
  /** For or from another session than the present ones. */
  | 'stale'
  /** Sealed with another key, or changed on the way. */
  | 'forged'
  /** It came before. */
  | 'replayed';

export type Opened =
  | {
      readonly status: 'opened';
      readonly sender: SessionId;
      readonly attempt: number;
      readonly text: string;
    }
  | { readonly status: Unopened };

/** Somebody else, and the session that was told of, if any was. */
export interface Correspondent {
  readonly id: PeerId;
  readonly session: SessionId;
}

export interface SealedSessionOptions {
  room: RoomId;
  /** What is sealed and opened waits for it. */
  key: Promise<RoomKey>;
  /** One of one's own making, never used before. Tests give one that they know. */
  id?: SessionId;
}

/**
 * One seat's sealing, from its taking to its end. It has one counter for whatever it seals: however often
 * the server changes what it says of the others, no key meets the same counter twice. And it never forgets
 * what it opened, so nothing is opened twice.
 */
export class SealedSession {
  readonly id: SessionId;
  readonly #room: RoomId;
  readonly #keys: BoxKeys;
  readonly #windows = new Map<string, ReplayWindow>();
  #counter = 0;

  constructor({ room, key, id }: SealedSessionOptions) {
    this.id = id ?? newSessionId();
    this.#room = room;
    this.#keys = new BoxKeys(key);
  }

  /**
   * @param self this participant's own peer id
   * @param attempt goes with it in the clear, where nobody can change it; 0 when it belongs to none
   * @returns what may pass the server
   * @throws what the room's key was rejected with
   */
  async seal(
    self: PeerId,
    { id: to, session: receiver }: Correspondent,
    attempt: number,
    text: string,
  ): Promise<string> {
    const counter = this.#counter++;
    const direction = { room: this.#room, from: self, sender: this.id, to, receiver };
    const key = await this.#keys.of(direction);
    const parameters = boxParameters(direction, { attempt, counter });
    const box = await crypto.subtle.encrypt(parameters, key, new TextEncoder().encode(text));
    const sealed = { sender: this.id, receiver, attempt, counter, box: new Uint8Array(box) };
    return formatEnvelope(sealed);
  }

  /**
   * Where no session was told, that of the message is good.
   *
   * @throws what the room's key was rejected with, and nothing else whatever the payload
   */
  async open(self: PeerId, { id: from, session }: Correspondent, payload: string): Promise<Opened> {
    const envelope = parseEnvelope(payload);
    if (!envelope) return { status: 'malformed' };
    const { sender, receiver, attempt, counter } = envelope;
    if (receiver !== this.id || (session !== NO_SESSION && sender !== session)) {
      return { status: 'stale' };
    }
    const direction = { room: this.#room, from, sender, to: self, receiver };
    const text = await openBox(await this.#keys.of(direction), direction, envelope);
    if (text === null) return { status: 'forged' };
    if (!this.#windowOf(direction).accept(counter)) return { status: 'replayed' };
    return { status: 'opened', sender, attempt, text };
  }

  /** Called for what is authentic only: what others make up leaves nothing behind. */
  #windowOf(direction: Direction): ReplayWindow {
    const text = directionText(direction);
    const window = this.#windows.get(text) ?? new ReplayWindow();
    this.#windows.set(text, window);
    return window;
  }
}

async function openBox(
  key: CryptoKey,
  direction: Direction,
  envelope: SealedEnvelope,
): Promise<string | null> {
  try {
    const plain = await crypto.subtle.decrypt(
      boxParameters(direction, envelope),
      key,
      envelope.box,
    );
    return new TextDecoder().decode(plain);
  } catch {
    // The tag does not fit; WebCrypto says no more than that.
    return null;
  }
}
