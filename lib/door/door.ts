import type { Door as DoorFacts } from '../signaling/events';
import type { PeerId } from '../signaling/identifiers';
import type { Doorway, KnockEnd } from './doorway';
import type { Knock } from './knock';
import { parseKnock } from './knock';
import type { Knocker, RoomDoor } from './room-door';

export interface DoorOptions extends Doorway {
  readonly changed: (door: RoomDoor) => void;
}

/** What a participant can do at the door. All but the host are refused by the server. */
export interface DoorVerbs {
  /** From now on whoever comes has to knock. Those inside stay. */
  lock(): void;
  unlock(): void;
  /** Whether whoever comes from now on is handed what was written before. */
  letNewcomersRead(read: boolean): void;
  /** Frees that seat. The room is locked with it, since the same link would lead back in. */
  remove(peer: PeerId): void;
  transferHost(peer: PeerId): void;
  /** Lets somebody in who knocks. */
  admit(peer: PeerId): void;
  refuse(peer: PeerId): void;
}

interface Place extends DoorFacts {
  readonly self: PeerId;
}

/** The door from inside: who is host, whether it is locked, and who knocks. The server decides. */
export class Door implements DoorVerbs {
  readonly #options: DoorOptions;
  readonly #knockers = new Map<PeerId, Knocker>();
  /** The last knock of each that is still being opened. */
  readonly #opening = new Map<PeerId, string>();
  #place: Place | null = null;

  constructor(options: DoorOptions) {
    this.#options = options;
  }

  /** Takes the door that comes with a seat. Who is still there knocks again, at this connection. */
  enter(self: PeerId, door: DoorFacts): RoomDoor {
    this.#forgetKnockers();
    this.#place = { ...door, self };
    return this.#draw(this.#place);
  }

  change(door: DoorFacts): void {
    if (!this.#place) return;
    this.#place = { ...door, self: this.#place.self };
    if (door.host !== this.#place.self) this.#forgetKnockers();
    this.#changed();
  }

  /** The seat is gone. */
  leave(): void {
    this.#place = null;
    this.#forgetKnockers();
  }

  /** Somebody knocks, maybe again. Once it was read, nothing that can't be read takes its place. */
  hear(from: KnockEnd, payload: string): void {
    const sealer = this.#options.sealer();
    if (!this.#place || !sealer) return;
    this.#opening.set(from.id, payload);
    sealer
      .openText(this.#place.self, from, payload)
      .then((text) => {
        if (this.#opening.get(from.id) !== payload) return;
        this.#opening.delete(from.id);
        this.#show(from.id, text === null ? null : parseKnock(text));
      })
      .catch(this.#options.onError);
  }

  withdraw(peer: PeerId): void {
    this.#opening.delete(peer);
    if (this.#knockers.delete(peer)) this.#changed();
  }

  lock(): void {
    this.#options.send('lock_room', { locked: true });
  }

  unlock(): void {
    this.#options.send('lock_room', { locked: false });
  }

  letNewcomersRead(read: boolean): void {
    this.#options.send('let_newcomers_read', { read });
  }

  remove(peer: PeerId): void {
    this.#options.send('remove_peer', { peer });
  }

  transferHost(peer: PeerId): void {
    this.#options.send('transfer_host', { peer });
  }

  admit(peer: PeerId): void {
    this.#answer(peer, true);
  }

  refuse(peer: PeerId): void {
    this.#answer(peer, false);
  }

  #show(peer: PeerId, knock: Knock | null): void {
    if (knock === null && this.#knockers.has(peer)) return;
    this.#knockers.set(peer, { peer, knock });
    this.#changed();
  }

  #answer(peer: PeerId, admit: boolean): void {
    this.#options.send('answer_knock', { peer, admit });
    this.withdraw(peer);
  }

  #forgetKnockers(): void {
    this.#opening.clear();
    this.#knockers.clear();
  }

  #changed(): void {
    if (this.#place) this.#options.changed(this.#draw(this.#place));
  }

  #draw({ self, host, locked, newcomersRead = true, latecomers = [] }: Place): RoomDoor {
    const isHost = host === self;
    const knockers = [...this.#knockers.values()];
    return { host, isHost, locked, newcomersRead, latecomers, knockers };
  }
}
