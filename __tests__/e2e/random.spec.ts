import { expect } from '@playwright/test';
import { test } from '../faults/own-server-test';
import type { Colour } from './support/colours';
import { CutLine } from './support/cut-line';
import type { Invitation } from './support/guests';
import type { Person } from './support/person';
import { seededRandom } from './support/random';

/** `RANDOM_STEPS=100` for more of them, `RANDOM_SEED` for others. */
const STEPS = Number(process.env.RANDOM_STEPS ?? 50);
const SEED = Number(process.env.RANDOM_SEED ?? 20261121);

/** What a step takes at the most: a killed page's tile stays until its seat runs out. */
const STEP_MS = 45_000;

test.use({ settings: { SEAT_HOLD_SECONDS: '10' } });

const everybody: { name: string; colour: Colour }[] = [
  { name: 'Ana', colour: 'red' },
  { name: 'Ben', colour: 'blue' },
  { name: 'Cleo', colour: 'green' },
  { name: 'Dora', colour: 'yellow' },
  { name: 'Emil', colour: 'magenta' },
];

type Invite = (invitation: Invitation) => Promise<Person>;

/** One of the five, over as many pages as it takes. Only the microphone works, and it is muted. */
class Participant {
  readonly #invite: Invite;
  readonly #who: Invitation;
  #person: Person | null = null;
  #line: CutLine | null = null;

  constructor(invite: Invite, who: Invitation) {
    this.#invite = invite;
    this.#who = { ...who, devices: { camera: 'denied' } };
  }

  get name(): string {
    return this.#who.name;
  }

  get inside(): boolean {
    return this.#person !== null;
  }

  get person(): Person {
    if (!this.#person) throw new Error(`${this.name} is not inside`);
    return this.#person;
  }

  async join(room: string): Promise<void> {
    const person = await this.#invite(this.#who);
    this.#line = await CutLine.before(person);
    await person.open(room);
    await person.press('Mute microphone');
    await person.press('Join');
    await expect(person.ownTile).toBeVisible({ timeout: STEP_MS });
    this.#person = person;
  }

  async leave(): Promise<void> {
    await this.person.press('Leave');
    await this.#goAway();
  }

  /** The page dies without a word. */
  async kill(): Promise<void> {
    await this.person.die();
    await this.#goAway();
  }

  async cut(): Promise<void> {
    await this.#line?.cut();
    const notice = this.person.page.getByText('The call goes on;');
    await expect(notice).toBeVisible();
    this.#line?.mend();
    await expect(notice).toBeHidden();
  }

  /** Waits until there are tiles of exactly these, links to all others of them, and nobody is un-muted. */
  async expectSound(names: readonly string[]): Promise<void> {
    const { page } = this.person;
    const tiles = page.getByRole('region', { name: 'Participants' }).getByRole('group');
    const labels = names.map((name) => (name === this.name ? `${name} (you)` : name)).sort();
    const options = { timeout: STEP_MS };
    await expect.poll(() => this.person.tileNames(), options).toEqual(labels);
    await expect.poll(() => this.person.connections(), options).toBe(names.length - 1);
    await expect(page.getByRole('button', { name: 'Unmute microphone' })).toBeVisible();
    await expect(tiles.getByText('Microphone muted')).toHaveCount(names.length);
  }

  async #goAway(): Promise<void> {
    await this.#person?.page.context().close();
    this.#person = null;
  }
}

test(`whatever befalls a room of five, ${String(STEPS)} times`, async ({
  invite,
  room,
  server,
}) => {
  test.setTimeout(STEPS * STEP_MS);
  const random = seededRandom(SEED);
  const pick = <T>(among: readonly T[]) => among[Math.floor(random() * among.length)];
  const people = everybody.map((who) => new Participant(invite, who));
  const inside = () => people.filter((one) => one.inside);
  const outside = () => people.filter((one) => !one.inside);

  const steps: Record<string, () => Promise<string | undefined>> = {
    join: async () => {
      const one = pick(outside());
      await one?.join(room);
      return one?.name;
    },
    leave: async () => {
      const one = pick(inside());
      await one?.leave();
      return one?.name;
    },
    kill: async () => {
      const one = pick(inside());
      await one?.kill();
      return one?.name;
    },
    cut: async () => {
      const one = pick(inside());
      await one?.cut();
      return one?.name;
    },
    restart: async () => {
      await server.kill();
      await server.startAgain();
      return 'the server';
    },
  };
  // Rooms are mostly full.
  const kinds = ['join', 'join', 'join', 'leave', 'kill', 'cut', 'restart'];

  for (let step = 1; step <= STEPS; step += 1) {
    const kind = pick(kinds) ?? 'join';
    const whom = (await steps[kind]?.()) ?? 'nobody';
    await test.step(`${String(step)}: ${kind}, ${whom}`, async () => {
      const names = inside().map(({ name }) => name);
      await Promise.all(inside().map((one) => one.expectSound(names)));
    });
  }
});
