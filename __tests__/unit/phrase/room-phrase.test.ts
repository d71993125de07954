import { HeldDigests } from './held-digests';
import { PhraseWorld, idOf } from './phrase-world';

let digests: HeldDigests;
let nowMs = 0;

/** People who came one after the other, with everything said that there is to say. */
async function room(letters: string): Promise<PhraseWorld> {
  digests = new HeldDigests({ held: true });
  nowMs = 0;
  const world = new PhraseWorld(
    digests,
    () => 0,
    () => nowMs,
  );
  for (const letter of letters) await joined(world, letter);
  return world;
}

async function joined(world: PhraseWorld, letter: string): Promise<void> {
  world.join(letter);
  await world.rest();
}

async function gone(world: PhraseWorld, letter: string): Promise<void> {
  world.leave(letter);
  await world.rest();
}

const person = (world: PhraseWorld, letter: string) => {
  const found = world.people.find((one) => one.letter === letter);
  if (!found) throw new Error(`no ${letter}`);
  return found;
};

function ready(world: PhraseWorld, letter: string) {
  const { state } = person(world, letter).phrase;
  if (state.status !== 'ready') throw new Error(`${letter} is ${state.status}`);
  return state;
}

const named = (letter: string) => ({ id: idOf(letter), name: letter });

afterEach(() => digests.restore());

it('has nothing to compare while alone', async () => {
  const world = await room('a');
  expect(person(world, 'a').phrase.state).toEqual({ status: 'none' });
});

it('is pending until the others have done their part', async () => {
  const world = await room('a');
  person(world, 'a').see(idOf('b'), 'b'.repeat(64));
  expect(person(world, 'a').phrase.state).toEqual({ status: 'pending' });
});

it('has no reason for the first phrase of a visit', async () => {
  const world = await room('ab');
  expect(ready(world, 'a').changedBy).toBeNull();
  expect(ready(world, 'a').verifiedBy).toEqual({ me: false, others: [] });
});

it('is another one when somebody comes, and says who', async () => {
  const world = await room('ab');
  const { bits } = ready(world, 'a');
  await joined(world, 'c');
  expect(ready(world, 'a').bits).not.toBe(bits);
  expect(ready(world, 'a').changedBy).toEqual({ came: [named('c')], went: [], renewed: [] });
  expect(ready(world, 'c').changedBy).toBeNull();
});

it('says who went, by the name of then', async () => {
  const world = await room('abc');
  await gone(world, 'b');
  expect(ready(world, 'a').changedBy).toEqual({ came: [], went: [named('b')], renewed: [] });
});

it('tells apart who came back with another certificate', async () => {
  const world = await room('ab');
  const { bits } = ready(world, 'a');
  world.leave('b');
  world.join('b');
  await world.rest();
  expect(ready(world, 'a').bits).not.toBe(bits);
  expect(ready(world, 'a').changedBy).toEqual({ came: [], went: [], renewed: [named('b')] });
});

it('remembers over being alone with whom it was', async () => {
  const world = await room('ab');
  await gone(world, 'b');
  await joined(world, 'c');
  expect(ready(world, 'a').changedBy).toMatchObject({ came: [named('c')], went: [named('b')] });
});

it('stays, with its ticks, when a link is lost and restored', async () => {
  const world = await room('abc');
  person(world, 'a').phrase.setVerified(true);
  await world.rest();
  const before = world.people.map(({ phrase }) => phrase.state);
  world.interrupt('a', 'b');
  await world.rest();
  expect(world.people.map(({ phrase }) => phrase.state)).toEqual(before);
});

it('is the same when the same people are together again', async () => {
  const world = await room('ab');
  const { bits } = ready(world, 'a');
  await joined(world, 'c');
  await gone(world, 'c');
  expect(ready(world, 'a').bits).toBe(bits);
  expect(ready(world, 'b').bits).toBe(bits);
});

describe('a tick', () => {
  it('reaches the others, also who was out of reach then', async () => {
    const world = await room('abc');
    world.interrupt('a', 'b');
    person(world, 'a').phrase.setVerified(true);
    await world.rest();
    expect(ready(world, 'a').verifiedBy).toEqual({ me: true, others: [] });
    expect(ready(world, 'b').verifiedBy).toEqual({ me: false, others: [idOf('a')] });
    expect(ready(world, 'c').verifiedBy).toEqual({ me: false, others: [idOf('a')] });
  });

  it('can be taken back', async () => {
    const world = await room('ab');
    person(world, 'a').phrase.setVerified(true);
    await world.rest();
    person(world, 'a').phrase.setVerified(false);
    await world.rest();
    expect(ready(world, 'a')).toMatchObject({ verifiedBy: { me: false }, lapsed: false });
    expect(ready(world, 'b').verifiedBy.others).toEqual([]);
  });

  it('belongs to one phrase', async () => {
    const world = await room('ab');
    person(world, 'a').phrase.setVerified(true);
    await world.rest();
    await joined(world, 'c');
    expect(ready(world, 'a')).toMatchObject({
      verifiedBy: { me: false, others: [] },
      lapsed: true,
    });
    expect(ready(world, 'b')).toMatchObject({ verifiedBy: { others: [] }, lapsed: false });
    person(world, 'a').phrase.setVerified(true);
    await world.rest();
    expect(ready(world, 'a')).toMatchObject({ verifiedBy: { me: true }, lapsed: false });
  });

  it('is none without a phrase', async () => {
    const world = await room('a');
    person(world, 'a').phrase.setVerified(true);
    await joined(world, 'b');
    expect(ready(world, 'a').verifiedBy.me).toBe(false);
  });
});

describe('when the others see other people', () => {
  const stranger = 'd'.repeat(64);

  /** Ana sees somebody whom Bea does not. */
  async function divided(): Promise<PhraseWorld> {
    const world = await room('ab');
    person(world, 'a').see(idOf('d'), stranger);
    await world.rest();
    return world;
  }

  it('has no phrase at once, on either side', async () => {
    const world = await divided();
    for (const { phrase } of world.people) expect(phrase.state).toEqual({ status: 'pending' });
  });

  it('says so after a while, and with whom', async () => {
    const world = await divided();
    for (const { phrase } of world.people) phrase.poll();
    nowMs = 19_999;
    for (const { phrase } of world.people) phrase.poll();
    for (const { phrase } of world.people) expect(phrase.state.status).toBe('pending');
    nowMs = 20_000;
    for (const { phrase } of world.people) phrase.poll();
    expect(person(world, 'a').phrase.state).toEqual({
      status: 'disagree',
      with: [idOf('b'), idOf('d')],
    });
    expect(person(world, 'b').phrase.state).toEqual({ status: 'disagree', with: [idOf('a')] });
  });

  it('gives somebody in the middle no more time for each further attempt', async () => {
    const world = await divided();
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      nowMs = attempt * 5_000;
      person(world, 'a').see(idOf('d'), String(attempt).repeat(64));
      await world.rest();
    }
    expect(person(world, 'a').phrase.state.status).toBe('disagree');
  });

  it('has the phrase again when they agree', async () => {
    const world = await room('ab');
    const { bits } = ready(world, 'a');
    person(world, 'a').see(idOf('d'), stranger);
    await world.rest();
    nowMs = 30_000;
    person(world, 'a').phrase.poll();
    person(world, 'a').miss(idOf('d'));
    await world.rest();
    expect(ready(world, 'a').bits).toBe(bits);
    expect(ready(world, 'b').bits).toBe(bits);
  });
});

it.each([
  ['a certificate that is not clear', null],
  ["this side's own certificate", 'own'],
  ["another one's certificate", 'of b'],
])('has no phrase with somebody who shows %s', async (_what, shown) => {
  const world = await room('ab');
  const [ana, bea] = [person(world, 'a'), person(world, 'b')];
  const remote = shown === 'own' ? ana.fingerprint : shown === 'of b' ? bea.fingerprint : null;
  ana.links.set(idOf('d'), {
    id: idOf('d'),
    name: 'd',
    fingerprints: { local: ana.fingerprint, remote },
  });
  ana.phrase.follow([...ana.links.values()]);
  expect(ana.phrase.state).toEqual({ status: 'pending' });
});
