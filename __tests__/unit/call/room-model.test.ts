import fc from 'fast-check';
import { CAPACITY } from '../../fakes/fake-room-server';
import type { FakePerson } from '../../fakes/fake-room';
import { FakeRoom } from '../../fakes/fake-room';

/** What the property looks at: who is alive, who is muted, and what is broken at the moment. */
interface World {
  readonly room: FakeRoom;
  readonly people: readonly FakePerson[];
  readonly killed: Set<FakePerson>;
  readonly muted: Set<FakePerson>;
}

type Model = Record<string, never>;

const LETTERS = 'abcde';

/** Longer than the longest pause, an attempt that comes to nothing, and the grace of the polite side. */
const SETTLING_MS = 120_000;

const isIn = ({ snapshot }: FakePerson): boolean => snapshot.call.status === 'inCall';
const alive = ({ people, killed }: World): FakePerson[] =>
  people.filter((person) => !killed.has(person));
const pairsOf = (people: readonly FakePerson[]) =>
  people.flatMap((one, index) => people.slice(index + 1).map((other) => [one, other] as const));

async function create(): Promise<World> {
  const room = new FakeRoom();
  const people = [...LETTERS].map((letter) => room.person(letter));
  for (const person of people) person.useDevices();
  await room.server.flush();
  return { room, people, killed: new Set(), muted: new Set() };
}

/** What holds at any moment, however broken things are. */
function expectSound({ room, people }: World): void {
  const seats = [...room.server.clients.values()].filter(({ seated }) => seated);
  expect(seats.length).toBeLessThanOrEqual(CAPACITY);
  for (const person of people) {
    const seen = person.snapshot.peers.map(({ id }) => id);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).not.toContain(person.id);
    expect(seen.length).toBeLessThan(CAPACITY);
    expect(person.errors).toEqual([]);
    if (!isIn(person)) expect([seen, person.open]).toEqual([[], []]);
  }
}

const isWhole = (world: World): boolean => {
  const inside = alive(world).filter(isIn);
  return inside.every((person) => {
    const others = inside.filter((other) => other !== person);
    return (
      person.snapshot.peers.length === others.length &&
      person.open.length === others.length &&
      others.every((other) => person.sees(other)?.link.status === 'connected')
    );
  });
};

/** Everything works again, and time passes. */
async function settle(world: World): Promise<void> {
  const { room, people, killed } = world;
  for (const [one, other] of pairsOf(alive(world))) room.network.heal(one.id, other.id);
  for (const person of people) {
    if (killed.has(person)) room.server.free(person.id);
    else room.server.regain(person.id);
  }
  await room.live(2_000);
  for (const person of people) if (!isIn(person)) room.server.free(person.id);
  for (let ms = 0; ms < SETTLING_MS && !isWhole(world); ms += 1_000) await room.live(1_000);
}

/** Links, seats and tiles are the same people, and everybody hears of everybody what is so. */
function expectWhole(world: World): void {
  const inside = alive(world).filter(isIn);
  const wanted = inside.map((person) => [
    person.id,
    inside.filter((other) => other !== person).map(({ id }) => `${id} connected`),
  ]);
  const found = inside.map((person) => [
    person.id,
    person.snapshot.peers.map(({ id, link }) => `${id} ${link.status}`).sort(),
  ]);
  expect(found).toEqual(wanted);
  for (const person of inside) {
    expect(person.open).toHaveLength(inside.length - 1);
    for (const other of inside) {
      if (other === person) continue;
      expect(person.sees(other)?.facts?.microphone).toBe(!world.muted.has(other));
    }
  }
}

/** Something that happens, if it can. */
class Happening implements fc.AsyncCommand<Model, World> {
  constructor(
    readonly words: string,
    readonly happens: (world: World) => void | Promise<void>,
  ) {}

  readonly check = () => true;

  async run(_model: Model, world: World): Promise<void> {
    await this.happens(world);
    await world.room.server.flush();
    expectSound(world);
  }

  toString(): string {
    return this.words;
  }
}

const someone = fc.nat({ max: LETTERS.length - 1 });
const two = fc
  .tuple(someone, someone)
  .filter(([one, other]) => one !== other)
  .map(([one, other]): [number, number] => [one, other]);

function about(
  words: string,
  happens: (person: FakePerson, world: World) => void | Promise<void>,
): fc.Arbitrary<Happening> {
  return someone.map(
    (index) =>
      new Happening(`${words}(${LETTERS[index]})`, (world) => {
        const person = world.people[index];
        return person && !world.killed.has(person) ? happens(person, world) : undefined;
      }),
  );
}

function between(
  words: string,
  happens: (ids: readonly [string, string], world: World) => void,
): fc.Arbitrary<Happening> {
  return two.map(
    (indices) =>
      new Happening(`${words}(${indices.map((index) => LETTERS[index]).join()})`, (world) => {
        const [one, other] = indices.map((index) => world.people[index]);
        if (!one || !other || world.killed.has(one) || world.killed.has(other)) return;
        happens([one.id, other.id], world);
      }),
  );
}

const happenings = [
  about('join', (person) => person.join()),
  about('join', (person) => person.join()),
  about('leave', (person) => person.call.leave()),
  about('mute', (person, { muted }) => {
    muted.add(person);
    person.useDevices({ microphone: false });
  }),
  about('lose the server', ({ id }, { room }) => room.server.lose(id)),
  about('find the server', ({ id }, { room }) => room.server.regain(id)),
  about('lose the seat', (person, { room }) => {
    if (!person.snapshot.serverConnected) room.server.free(person.id);
  }),
  about('change network', (person) => person.tellNetwork('changed')),
  about('sleep', async (person, { room }) => {
    const { present } = room;
    present.splice(present.indexOf(person), 1);
    await room.live(8_000);
    present.push(person);
  }),
  about('kill', (person, { room, people, killed }) => {
    killed.add(person);
    room.present.splice(room.present.indexOf(person), 1);
    room.server.lose(person.id);
    for (const other of people) if (other !== person) room.network.mute(person.id, other.id);
  }),
  between('cut', (ids, { room }) => room.network.cut(...ids)),
  between('silence', (ids, { room }) => room.network.mute(...ids)),
  between('fail', (ids, { room }) => {
    room.network.cut(...ids);
    room.network.fail(...ids);
  }),
  between('heal', (ids, { room }) => room.network.heal(...ids)),
  fc.constant(
    new Happening('restart the server', ({ room, people }) => {
      room.server.die();
      for (const { id, call } of people) {
        if (!call.getSnapshot().serverConnected) room.server.regain(id);
      }
    }),
  ),
  fc.constant(new Happening('stop the server', ({ room }) => room.server.die())),
  fc
    .integer({ min: 1, max: 60 })
    .map(
      (quarters) =>
        new Happening(`wait(${quarters / 4} s)`, ({ room }) => room.live(quarters * 250)),
    ),
];

it('comes to one room of all who are in it, whatever happened before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.commands(happenings, { maxCommands: 30, size: 'max' }),
      async (commands) => {
        let world: World | null = null;
        const setup = async () => {
          world = await create();
          for (const person of world.people.slice(0, 3)) person.join();
          await world.room.live(2_000);
          return { model: {}, real: world };
        };
        await fc.asyncModelRun(setup, commands);
        if (!world) throw new Error('nothing was set up');
        await settle(world);
        expectWhole(world);
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);
