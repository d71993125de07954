import type { Occupancy } from '../../line/server-line';
import type { SignalingChannel } from '../../line/signaling-channel';
import type { RoomKey } from '../../sealing/room-key';
import { canSeal } from '../../sealing/room-key';
import type { PrepareEnd, PreparedCall } from '../../signaling/events';
import type { PeerId, RoomId } from '../../signaling/identifiers';
import type { NewRoad } from './join-request';
import type { SealedRoad } from './sealed-road';

export interface PreparationOptions {
  room: RoomId;
  send: SignalingChannel['send'];
  /** Whether this participant is in the lobby, and what links need is there. */
  ready: () => boolean;
  /** Links may be made to those who are named, and to nobody else. */
  prepared: (call: PreparedCall) => void;
  /** Nothing is prepared any more. */
  over: () => void;
}

/** What somebody in the lobby wants links for. */
export interface PreparationWish {
  /** Makes the room's key, when the server is asked and not before. */
  readonly makeKey: () => Promise<RoomKey>;
  readonly newRoad: NewRoad;
}

/** What a seat is asked for with, for the links to go on. */
export interface Prepared {
  readonly key: Promise<RoomKey>;
  readonly road: SealedRoad;
}

/**
 * Links before joining: what is wanted, what the server was asked, and what it said. Asks by itself whenever there is
 * somebody to be linked to and a seat to be had; whatever goes wrong, joining does without.
 */
export class Preparation {
  readonly #options: PreparationOptions;
  #wish: PreparationWish | null = null;
  #occupancy: Occupancy | null = null;
  #asked: Prepared | null = null;
  #self: PeerId | null = null;
  /** The server said no, or no longer: it is not asked again before something is otherwise. */
  #isSpent = false;
  #isTaken = false;

  constructor(options: PreparationOptions) {
    this.#options = options;
  }

  /** As whom the others know this side; null while nothing is prepared. */
  get self(): PeerId | null {
    return this.#self;
  }

  /** What passes the server is sealed by it, and opened; null while nothing is asked for. */
  get road(): SealedRoad | null {
    return this.#asked?.road ?? null;
  }

  /** Wants links from now on. */
  want(wish: PreparationWish): void {
    this.#wish = wish;
    this.#isSpent = false;
    this.review();
  }

  /** Wants none any more. A seat that is asked for already keeps what was prepared for it. */
  unwant(): void {
    this.#wish = null;
    if (this.#asked && !this.#isTaken) {
      this.#options.send('leave_room');
      this.#finish();
    }
  }

  /** The room is as the server says. */
  look(occupancy: Occupancy): void {
    const before = this.#occupancy;
    const isOther = before?.present !== occupancy.present || before.locked !== occupancy.locked;
    if (isOther) this.#isSpent = false;
    this.#occupancy = occupancy;
    this.review();
  }

  /** Asks the server if there is reason to. */
  review(): void {
    const { room, send, ready } = this.#options;
    if (!this.#wish || this.#asked || this.#isSpent || !this.#isPossible || !ready()) return;
    const key = this.#wish.makeKey();
    const road = this.#wish.newRoad(key);
    const asked = { key, road };
    if (!send('prepare_call', { room, session: road.session })) return road.close();
    this.#asked = asked;
    // Without a key nothing can be sealed; joining says so, if it comes to that.
    key.catch(() => {
      if (this.#asked === asked && !this.#isTaken) this.#giveUp();
    });
  }

  onPrepared(call: PreparedCall): void {
    // Asked for a seat meanwhile, without what had not come yet.
    if (!this.#asked || (this.#self !== null && this.#self !== call.self)) return;
    this.#self = call.self;
    this.#options.prepared(call);
  }

  onEnded(reason: PrepareEnd): void {
    if (reason === 'expired') this.#wish = null;
    this.#isSpent = true;
    if (!this.#isTaken) this.#finish();
  }

  /** The server did not take what was said. */
  onRefused(): void {
    this.#isSpent = true;
    if (!this.#isTaken) this.#finish();
  }

  /** The server knows nothing of it any more. */
  onDisconnected(): void {
    this.#occupancy = null;
    this.#isSpent = false;
    this.#finish();
  }

  /** @returns what a seat is asked for with; null when there is nothing that would go on */
  take(): Prepared | null {
    if (this.#self === null) {
      this.#finish();
      return null;
    }
    this.#isTaken = true;
    return this.#asked;
  }

  /** There is a seat. @returns whether it goes on with what was prepared */
  settle(self: PeerId): boolean {
    const goesOn = this.#isTaken && this.#self === self;
    if (goesOn) this.#forget();
    else this.#finish();
    return goesOn;
  }

  /** There won't be a seat with it. */
  end(): void {
    this.#finish();
  }

  get #isPossible(): boolean {
    const occupancy = this.#occupancy;
    if (!occupancy?.prepares || occupancy.locked || !canSeal()) return false;
    return occupancy.present > 0 && occupancy.present < occupancy.capacity;
  }

  #giveUp(): void {
    this.#options.send('leave_room');
    this.#isSpent = true;
    this.#finish();
  }

  #finish(): void {
    const { road, self } = this;
    if (!road) return;
    // Whoever took it closes it.
    if (!this.#isTaken) road.close();
    this.#forget();
    // Before there was an answer there were no links.
    if (self !== null) this.#options.over();
  }

  #forget(): void {
    this.#asked = null;
    this.#self = null;
    this.#isTaken = false;
  }
}
