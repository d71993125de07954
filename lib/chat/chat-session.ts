import { Allowance } from '../base/allowance';
import type { Clock } from '../base/clock';
import { once } from '../base/once';
import type { OpenChannel } from '../base/peer-channels';
import { toBase64url } from '../sealing/base64url';
import type { PeerId, RoomId } from '../signaling/identifiers';
import type { OwnKey } from './author-key';
import { AuthorKey } from './author-key';
import type { ChatMessage, EntriesMessage } from './chat-message';
import { parseChatMessage, writeChatMessage } from './chat-message';
import type { Lane } from './entry';
import type { Portion } from './ledger';
import { GAP_MS, HAND_ON_MS, MESSAGE_RATE, REPEAT_MS, UNHEARD_MS, WINDOW } from './limits';
import { Told } from './told';

/** Honest pages have fewer under way: a window of entries, and a few words beside them. */
const MAX_QUEUE = 2 * WINDOW + 8;

export type HaveMessage = Extract<ChatMessage, { type: 'have' }>;

/** Why something that a peer said came to nothing. */
export type RefusedMessage = 'tooMany' | 'malformed' | 'outOfTurn' | 'unproven';

export interface ChatSessionOptions {
  room: RoomId;
  self: PeerId;
  peer: PeerId;
  channel: OpenChannel;
  ownKey: Promise<OwnKey>;
  clock: Clock;
  /** The peer has shown that it has the private half of this key. */
  proven: (key: AuthorKey) => void;
  /** The peer has shown nothing of the kind for a while. */
  unheard: () => void;
  /** What to say of what this side has; `taken` is the session's. */
  have: () => Omit<HaveMessage, 'type' | 'taken'>;
  /** The next of what the peer should get, behind what it was told; null when there is no more. */
  nextEntries: (toldUpTo: (lane: Lane) => number) => Portion | null;
  heard: (message: HaveMessage) => void;
  /** Settles when this side is done with them. */
  takeEntries: (message: EntriesMessage) => Promise<void>;
  typing: (typing: boolean) => void;
  refused: (why: RefusedMessage) => void;
  onError: (error: unknown) => void;
}

/**
 * One chat channel from its opening to its closing: each side says its key and proves it, says what it has, and sends
 * what the other lacks, in a window of messages that are not taken yet. What comes is looked at one after the other.
 */
export class ChatSession {
  readonly #options: ChatSessionOptions;
  readonly #nonce = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
  readonly #allowance: Allowance;
  readonly #told = new Told();
  readonly #queue: ChatMessage[] = [];
  #theirKey: AuthorKey | null = null;
  #isProven = false;
  /** The peer said what it has: it can be sent what it lacks. */
  #isHeard = false;
  #sent = 0;
  #theyTook = 0;
  #taken = 0;
  /** When something was sent last, and when it is looked next for more. */
  #sentMs = -Infinity;
  #pumpAtMs = Infinity;
  #stopPump: (() => void) | null = null;
  #stopHave: (() => void) | null = null;
  #stopRepeat: (() => void) | null = null;
  readonly #stopWaiting: () => void;
  #repeatMs = REPEAT_MS.first;
  #isWorking = false;
  #ended = false;

  constructor(options: ChatSessionOptions) {
    this.#options = options;
    this.#allowance = new Allowance(MESSAGE_RATE, options.clock.now());
    this.#stopWaiting = once(options.clock, UNHEARD_MS, options.unheard);
    void this.#guarded(() => this.#greet());
  }

  /** Nothing more comes of it. */
  end(): void {
    this.#ended = true;
    this.#queue.length = 0;
    this.#stopWaiting();
    this.#stopPump?.();
    this.#stopHave?.();
    this.#stopRepeating();
  }

  receive(data: unknown): void {
    const { clock, refused } = this.#options;
    if (!this.#allowance.take(clock.now())) return refused('tooMany');
    const message = parseChatMessage(data);
    if (!message) return refused('malformed');
    // Of what says how things stand, only the newest has to be heard.
    const older = isStanding(message)
      ? this.#queue.findIndex(({ type }) => type === message.type)
      : -1;
    if (older === -1 && this.#queue.length >= MAX_QUEUE) return refused('tooMany');
    if (older === -1) this.#queue.push(message);
    else this.#queue[older] = message;
    if (!this.#isWorking) void this.#work();
  }

  /** There is something that the peer lacks. What comes close together goes together. */
  pump(): void {
    this.#pumpIn(0);
  }

  /** There may be something that the peer lacks, unless it gets it from others as well. */
  pumpLater(): void {
    this.#pumpIn(HAND_ON_MS);
  }

  /** Says before long what this side has, and its person has seen. */
  sayHave(): void {
    if (!this.#isProven) return;
    this.#stopHave ??= once(this.#options.clock, GAP_MS, () => {
      this.#stopHave = null;
      this.#sendHave();
    });
  }

  sayTyping(typing: boolean): void {
    if (this.#isProven) this.#send({ type: 'typing', typing });
  }

  async #greet(): Promise<void> {
    const { publicKey } = await this.#options.ownKey;
    this.#send({ type: 'hello', key: publicKey, nonce: this.#nonce });
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    for (let message = this.#queue.shift(); message; message = this.#queue.shift()) {
      const heard = message;
      await this.#guarded(() => this.#hear(heard));
    }
    this.#isWorking = false;
  }

  async #hear(message: ChatMessage): Promise<void> {
    const { takeEntries, typing, refused } = this.#options;
    if (message.type === 'hello') return this.#onHello(message.key, message.nonce);
    if (message.type === 'proof') return this.#onProof(message.signature);
    if (!this.#isProven) return refused('outOfTurn');
    if (message.type === 'have') return this.#onHave(message);
    if (message.type === 'typing') return typing(message.typing);
    try {
      await takeEntries(message);
    } finally {
      this.#taken += 1;
      this.sayHave();
    }
  }

  async #onHello(publicKey: string, nonce: string): Promise<void> {
    const { room, self, peer, ownKey, refused } = this.#options;
    if (this.#theirKey) return refused('outOfTurn');
    const own = await ownKey;
    const key = await AuthorKey.read(publicKey);
    // One's own, sent back.
    if (!key || key.author === own.author) return refused('unproven');
    this.#theirKey = key;
    const signature = await own.prove({ room, from: self, to: peer, nonce });
    this.#send({ type: 'proof', signature });
  }

  async #onProof(signature: string): Promise<void> {
    const { room, self, peer, proven, refused } = this.#options;
    const key = this.#theirKey;
    if (!key || this.#isProven) return refused('outOfTurn');
    const proves = await key.proves({ room, from: peer, to: self, nonce: this.#nonce }, signature);
    if (!proves) return refused('unproven');
    if (this.#ended) return;
    this.#isProven = true;
    this.#stopWaiting();
    proven(key);
    this.#sendHave();
  }

  #onHave(message: HaveMessage): void {
    // What came there from others need not go there again, and what follows it may.
    this.#told.hear(message.have);
    const waits = !this.#isHeard || !this.#hasWindow;
    this.#isHeard = true;
    this.#theyTook = Math.min(this.#sent, Math.max(this.#theyTook, message.taken));
    this.#options.heard(message);
    if (waits) this.pump();
    else this.pumpLater();
    this.#repeatLater();
  }

  /** What the peer lacks of what it was sent was refused there or dropped, unless it is still on its way. */
  #repeatLater(): void {
    if (!this.#told.isAhead) return this.#stopRepeating();
    if (this.#stopRepeat) return;
    const took = this.#theyTook;
    this.#stopRepeat = once(this.#options.clock, this.#repeatMs, () => {
      this.#stopRepeat = null;
      const isOnItsWay = this.#theyTook > took && this.#theyTook < this.#sent;
      if (isOnItsWay) this.#repeatLater();
      else if (this.#told.isAhead) this.#repeat();
    });
  }

  #stopRepeating(): void {
    this.#stopRepeat?.();
    this.#stopRepeat = null;
  }

  #repeat(): void {
    this.#repeatMs = Math.min(2 * this.#repeatMs, REPEAT_MS.longest);
    this.#told.forgetSent();
    this.#theyTook = this.#sent;
    this.pump();
  }

  get #hasWindow(): boolean {
    return this.#sent - this.#theyTook < WINDOW;
  }

  #pumpIn(delayMs: number): void {
    const { clock } = this.#options;
    const nowMs = clock.now();
    const dueMs = Math.max(nowMs + delayMs, this.#sentMs + GAP_MS);
    if (this.#pumpAtMs <= dueMs) return;
    this.#stopPump?.();
    if (dueMs <= nowMs) return this.#pumpNow();
    this.#pumpAtMs = dueMs;
    this.#stopPump = once(clock, dueMs - nowMs, () => this.#pumpNow());
  }

  #pumpNow(): void {
    this.#stopPump = null;
    this.#pumpAtMs = Infinity;
    if (!this.#isHeard || this.#ended) return;
    while (this.#hasWindow) {
      const portion = this.#options.nextEntries(this.#told.upTo);
      if (!portion || !this.#send(portion.message)) return;
      this.#sent += 1;
      this.#sentMs = this.#options.clock.now();
      this.#told.send(portion.upTo);
      // Whoever drops it may not say another word.
      this.#repeatLater();
    }
  }

  #sendHave(): void {
    this.#send({ type: 'have', taken: this.#taken, ...this.#options.have() });
  }

  #send(message: ChatMessage): boolean {
    return !this.#ended && this.#options.channel.send(writeChatMessage(message));
  }

  /** What a peer can make fail ends nothing but itself. */
  async #guarded(step: () => Promise<void>): Promise<void> {
    try {
      if (!this.#ended) await step();
    } catch (error) {
      this.#options.onError(error);
    }
  }
}

function isStanding({ type }: ChatMessage): boolean {
  return type === 'have' || type === 'typing';
}
