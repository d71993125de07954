import type { Participant } from '../../../lib/phrase/membership';
import { RoomPhrase } from '../../../lib/phrase/room-phrase';
import type { PeerId } from '../../../lib/signaling/identifiers';
import type { PhraseMessage } from '../../../lib/phrase/phrase-message';
import { settled } from '../../fakes/settled';
import { standIn } from '../../fakes/stand-in';
import type { HeldDigests } from './held-digests';

export const idOf = (letter: string) => standIn<PeerId>(letter.repeat(16));

/** One simulated participant. `fingerprint`: of this visit. */
export class PhrasePerson {
  readonly id: PeerId;
  readonly links = new Map<PeerId, Participant>();
  readonly phrase: RoomPhrase;
  /** In order, for each of the others whose channel is open. */
  readonly sent = new Map<PeerId, PhraseMessage[]>();
  readonly errors: unknown[] = [];

  constructor(
    readonly letter: string,
    readonly fingerprint: string,
    readonly nowMs: () => number = () => 0,
  ) {
    this.id = idOf(letter);
    this.phrase = new RoomPhrase({
      now: nowMs,
      send: (to, message) => this.sent.get(to)?.push(message),
      changed: () => undefined,
      onError: (error) => this.errors.push(error),
    });
  }

  /** The server told that somebody has come. */
  expect(id: PeerId): void {
    this.links.set(id, { id, name: '', fingerprints: null });
    this.phrase.follow([...this.links.values()]);
  }

  /** The link stands, as this side sees it. */
  see(id: PeerId, remote: string): void {
    const fingerprints = { local: this.fingerprint, remote };
    this.links.set(id, { id, name: id.slice(0, 1), fingerprints });
    this.phrase.follow([...this.links.values()]);
  }

  miss(id: PeerId): void {
    this.links.delete(id);
    this.sent.delete(id);
    this.phrase.follow([...this.links.values()]);
  }

  /** The control channel has opened, again perhaps; what was on its way before is lost. */
  openTo(id: PeerId): void {
    this.sent.set(id, []);
    this.phrase.greet(id);
  }
}

/** People whose channels keep their order, while everything else comes in whichever order chance wants. */
export class PhraseWorld {
  readonly people: PhrasePerson[] = [];
  readonly #notices: (() => void)[] = [];
  #made = 0;

  constructor(
    readonly digests: HeldDigests,
    /** Any number; says what happens next. */
    readonly chance: () => number,
    readonly nowMs: () => number = () => 0,
  ) {}

  /** Somebody comes, with another certificate each time. Each side learns so at a time of its own. */
  join(letter: string): void {
    if (this.#find(letter)) return;
    this.#made += 1;
    const newcomer = new PhrasePerson(
      letter,
      this.#made.toString(16).padStart(64, 'c'),
      this.nowMs,
    );
    for (const other of this.people) {
      // The server says that a seat was freed before it says that it was taken.
      other.miss(newcomer.id);
      other.expect(newcomer.id);
      newcomer.expect(other.id);
      this.#later(newcomer, other, () => newcomer.see(other.id, other.fingerprint));
      this.#later(other, newcomer, () => other.see(newcomer.id, newcomer.fingerprint));
      this.#later(newcomer, other, () => newcomer.openTo(other.id));
      this.#later(other, newcomer, () => other.openTo(newcomer.id));
    }
    this.people.push(newcomer);
  }

  leave(letter: string): void {
    const leaver = this.#find(letter);
    if (!leaver) return;
    this.people.splice(this.people.indexOf(leaver), 1);
    for (const other of this.people) {
      this.#notices.push(() => {
        // The seat may be taken again already.
        const known = other.links.get(leaver.id)?.fingerprints?.remote;
        if (known === leaver.fingerprint) other.miss(leaver.id);
      });
    }
  }

  /** The link between two is lost with all that is on its way, and restored with the same certificates. */
  interrupt(one: string, other: string): void {
    const [first, second] = [this.#find(one), this.#find(other)];
    if (!first || !second || first === second) return;
    if (!first.sent.has(second.id) || !second.sent.has(first.id)) return;
    first.sent.delete(second.id);
    second.sent.delete(first.id);
    this.#later(first, second, () => first.openTo(second.id));
    this.#later(second, first, () => second.openTo(first.id));
  }

  /** Lets a few things happen. */
  async some(count: number): Promise<void> {
    for (let step = 0; step < count; step += 1) await this.#step();
  }

  /** Lets everything happen that is on its way, and what that causes. */
  async rest(): Promise<void> {
    while (await this.#step());
  }

  #find(letter: string): PhrasePerson | undefined {
    return this.people.find((person) => person.letter === letter);
  }

  /** Unless one of them has gone by then. */
  #later(whose: PhrasePerson, about: PhrasePerson, action: () => void): void {
    this.#notices.push(() => {
      if (this.people.includes(whose) && this.people.includes(about)) action();
    });
  }

  async #step(): Promise<boolean> {
    const deliveries = this.people.flatMap((from) =>
      this.people
        .filter((to) => (from.sent.get(to.id)?.length ?? 0) > 0)
        .map((to) => () => {
          const message = from.sent.get(to.id)?.shift();
          if (message) to.phrase.receive(from.id, message);
        }),
    );
    const digests = Array.from({ length: this.digests.count }, (_, index) => () => {
      void this.digests.release(index);
    });
    const notices = this.#notices.map((notice, index) => () => {
      this.#notices.splice(index, 1);
      notice();
    });
    const possible = [...deliveries, ...digests, ...notices];
    const action = possible[this.chance() % Math.max(1, possible.length)];
    if (!action) return false;
    action();
    await settled();
    return true;
  }
}
