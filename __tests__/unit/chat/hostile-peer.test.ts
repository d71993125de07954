import { OwnKey } from '../../../lib/chat/author-key';
import type { UnsignedEntry } from '../../../lib/chat/entry';
import {
  BROUGHT_SHARE,
  ENTRY_RATE,
  GONE_SHARE,
  MAX_AHEAD_MS,
  MAX_TEXT,
  MAX_UNITS_OF_AUTHOR,
  REPEAT_MS,
  STANDING_MS,
  TYPING_MS,
} from '../../../lib/chat/limits';
import type { RoomId } from '../../../lib/signaling/identifiers';
import type { ChatPerson } from '../../fakes/chat-world';
import { ChatWorld } from '../../fakes/chat-world';
import { cryptoSettled } from '../../fakes/crypto-watch';
import { standIn } from '../../fakes/stand-in';

const ROOM = standIn<RoomId>('sala');

/** Mallory has a link to Ben, and a key of its own, and says what it likes. */
async function stage() {
  const world = new ChatWorld('Ana', 'Ben', 'Mallory');
  await world.live();
  world.linkAll();
  await world.live();
  const [ana, ben, mallory] = world.people;
  if (!ana || !ben || !mallory) throw new Error();
  const key = await OwnKey.make();
  const say = (data: unknown) =>
    ben.user?.received(mallory.id, typeof data === 'string' ? data : JSON.stringify(data));
  const signed = async (change: Partial<UnsignedEntry> = {}, by = key) => {
    const entry: UnsignedEntry = {
      author: by.author,
      to: null,
      number: 1,
      time: 1_000,
      kind: 'text',
      about: null,
      text: 'from Mallory',
      ...change,
    };
    return { ...entry, signature: await by.sign(ROOM, entry) };
  };
  const hand = (...entries: unknown[]) => say({ type: 'entries', keys: [key.publicKey], entries });
  return { world, ana, ben, mallory, key, say, signed, hand };
}

const countOf = ({ chat }: ChatPerson, why: string) => Object.fromEntries(chat.refused)[why] ?? 0;

test('nobody writes under the name of another, or changes what another wrote', async () => {
  const { world, ana, ben, key, signed, hand } = await stage();
  ana.say('mine');
  await world.live();
  // Signed by the wrong one.
  hand(await signed({ author: ana.author, number: 3 }));
  // Ana's own, with another text.
  const sent = world.wire.find(({ text }) => text.includes('mine'))?.text ?? '';
  hand(...(JSON.parse(sent.replace('mine', 'fake')) as { entries: unknown[] }).entries);
  await world.live();
  expect(ben.lines).toEqual(['Ana: mine']);
  expect(countOf(ben, 'forged')).toBeGreaterThan(0);

  // What somebody else wrote can't be edited or deleted.
  const about = ben.idOf('mine');
  hand(await signed({ kind: 'edit', about, text: 'fake' }));
  hand(await signed({ kind: 'delete', about, text: '', number: 2, time: 2_000 }));
  await world.live();
  expect(ben.lines).toEqual(['Ana: mine']);
  expect(ben.snapshot.met.has(key.author)).toBe(false);
});

test('nobody passes for the author of what another wrote by naming its key', async () => {
  const world = new ChatWorld('Ana', 'Ben');
  await world.live();
  const [ana, ben] = world.people;
  if (!ana || !ben) throw new Error();
  world.linkAll();
  await world.live();
  const hello = world.wire.find(({ from, text }) => from === ana && text.includes('"hello"'));
  const proof = world.wire.find(({ from, text }) => from === ana && text.includes('"proof"'));
  const mallory = world.come('Mallory');
  await world.live();
  ben.user?.opened(mallory.id, { send: () => true, openBytes: () => null });
  ben.user?.received(mallory.id, hello?.text);
  ben.user?.received(mallory.id, proof?.text);
  await world.live();
  expect(countOf(ben, 'unproven')).toBe(1);
  expect(ben.snapshot.readers.find(({ peer }) => peer === mallory.id)?.author).toBeNull();
});

test('what somebody made up is shown as handed on', async () => {
  const { world, ben, mallory, signed, hand } = await stage();
  hand(await signed());
  await world.live();
  const [message] = ben.snapshot.messages;
  expect(message?.from).toBe(mallory.author);
});

test('what is private is taken from its author alone, and by whom it is for', async () => {
  const { world, ana, ben, signed, hand } = await stage();
  hand(await signed({ to: ben.author }), await signed({ to: ana.author, number: 2, time: 2_000 }));
  await world.live();
  expect(ben.lines).toEqual([]);
  expect(countOf(ben, 'notForHere')).toBe(2);
});

test('times that run back, or from the year 3000, are refused, and nobody is dragged along', async () => {
  const { world, ben, signed, hand } = await stage();
  hand(await signed({ time: Date.UTC(3000, 0) }));
  hand(await signed({ time: 500 + MAX_AHEAD_MS / 2 }));
  hand(await signed({ number: 2, time: 5 }));
  await world.live();
  expect(countOf(ben, 'tooEarly')).toBe(1);
  expect(countOf(ben, 'outOfOrder')).toBe(1);
  ben.say('still here');
  await world.live();
  expect(ben.lines).toEqual(['?: from Mallory', 'Ben: still here']);
  expect(ben.snapshot.messages[0]?.atMs).toBeLessThanOrEqual(world.clock.now());
});

test.each([
  ['no JSON', 'hello'],
  ['an unknown type', { type: 'shout' }],
  ['wrong types', { type: 'typing', typing: 'yes' }],
  ['100 KB', 'x'.repeat(100_000)],
  ['no entries', { type: 'entries', keys: [], entries: [] }],
  ['a lane that is none', { type: 'have', have: { x: 1 }, seen: {}, taken: 0, others: {} }],
])('%s comes to nothing', async (_what, data) => {
  const { world, ben, say } = await stage();
  say(data);
  say(null);
  await world.live();
  expect(countOf(ben, 'malformed')).toBe(2);
  expect(ben.errors).toEqual([]);
});

test('10,000 messages in one second end at the limit, and others are heard', async () => {
  const { world, ana, ben, signed, hand } = await stage();
  const entry = await signed();
  for (let count = 0; count < 10_000; count++) hand({ ...entry, number: (count % 9_000) + 1 });
  await cryptoSettled();
  expect(countOf(ben, 'tooMany')).toBeGreaterThan(9_000);
  ana.say('still here');
  await world.live();
  expect(ben.lines).toContain('Ana: still here');
  expect(ben.lines).toHaveLength(2);
});

test('what somebody says that it has takes the place of what it said before, however much it says', async () => {
  const { world, ben, mallory, say } = await stage();
  let count = 0;
  const madeUp = () => {
    const lanes = Array.from({ length: 500 }, () => String((count += 1)).padStart(43, 'A'));
    return Object.fromEntries(lanes.map((lane) => [lane, 1]));
  };
  for (let said = 0; said < 20; said += 1) {
    say({ type: 'have', have: madeUp(), seen: madeUp(), taken: 0, others: {} });
    await world.live(40);
  }
  const reader = ben.snapshot.readers.find(({ peer }) => peer === mallory.id);
  expect(reader?.has.size).toBe(500);
  expect(reader?.seen.size).toBe(500);
});

test('what is said while signatures wait to be checked is not dropped', async () => {
  const { world, ben, say, signed, hand } = await stage();
  const entry = await signed();
  const many = Array.from({ length: 120 }, () => entry);
  // More than is checked at once: what comes now waits.
  for (let sent = 0; sent < 1.3 * ENTRY_RATE.burst; sent += many.length) {
    hand(...many);
    await world.live(20);
  }
  for (let said = 0; said < 40; said += 1) {
    say({ type: 'have', have: {}, seen: {}, taken: 0, others: {} });
    say({ type: 'typing', typing: said % 2 === 0 });
  }
  hand(await signed({ number: 2, time: 2_000, text: 'behind all that' }));
  await world.live(2_000);
  expect(ben.lines).toEqual(['?: from Mallory', '?: behind all that']);
  expect(countOf(ben, 'tooMany')).toBe(0);
});

test('who says over and over that it types has the page drawn a few times a second', async () => {
  const { world, ben, mallory, say, hand, signed } = await stage();
  hand(await signed());
  await world.live();
  const drawn = jest.fn();
  ben.chat.subscribe(drawn);
  const beganMs = world.clock.now();
  for (let said = 0; said < 200; said += 1) {
    say({ type: 'typing', typing: said % 2 === 0 });
    await world.live(5);
  }
  say({ type: 'typing', typing: true });
  await world.live(STANDING_MS);
  expect(ben.snapshot.typing).toEqual([mallory.id]);
  await world.live(TYPING_MS + STANDING_MS);
  expect(ben.snapshot.typing).toEqual([]);
  expect(drawn.mock.calls.length).toBeLessThanOrEqual((world.clock.now() - beganMs) / STANDING_MS);
});

test('who makes up authors fills its own share, and everybody else goes on, newcomers too', async () => {
  const { world, ana, ben, say, signed } = await stage();
  ana.say('before');
  await world.live();
  const text = 'x'.repeat(MAX_TEXT);
  for (let made = 0; made < 9; made += 1) {
    const by = await OwnKey.make();
    const numbers = Array.from({ length: MAX_UNITS_OF_AUTHOR / MAX_TEXT }, (_, at) => at + 1);
    const of = (number: number) =>
      signed({ author: by.author, number, time: 1_000 + number, text }, by);
    const entries = await Promise.all(numbers.map(of));
    while (entries.length > 0) {
      say({ type: 'entries', keys: [by.publicKey], entries: entries.splice(0, 7) });
      await world.live(20);
    }
  }
  expect(countOf(ben, 'full')).toBeGreaterThan(0);
  const fromMallory = ben.snapshot.messages.filter((message) => message.text === text);
  expect(fromMallory.length * MAX_TEXT).toBeLessThanOrEqual(BROUGHT_SHARE.units);
  expect(ben.say('still here')).toBe(true);
  expect(ana.say('I too')).toBe(true);
  await world.live();
  const cleo = world.come('Cleo');
  await world.live();
  world.link(ben, cleo);
  await world.live(2_000);
  for (const { lines } of [ana, ben, cleo]) {
    expect(lines).toEqual(expect.arrayContaining(['Ana: before', 'Ben: still here', 'Ana: I too']));
  }
}, 30_000);

test('who fills one seat after the other fills the chat for nobody, and takes nothing away from who wrote little', async () => {
  const world = new ChatWorld('Ana', 'Ben', 'Fay');
  await world.live();
  world.linkAll();
  await world.live();
  const [ana, ben, fay] = world.people;
  if (!ana || !ben || !fay) throw new Error();
  fay.say('goodbye');
  await world.live();
  world.leave(fay);
  const texts = MAX_UNITS_OF_AUTHOR / MAX_TEXT - 1;
  for (let seat = 0; seat < 14; seat += 1) {
    const mallory = world.come(`Mallory ${String(seat)}`);
    await world.live(100);
    world.linkAll();
    await world.live(100);
    for (let said = 0; said < texts; said += 1) mallory.say('x'.repeat(MAX_TEXT));
    await world.live(3_000);
    world.leave(mallory);
  }
  const kept = ana.snapshot.messages.filter(({ text }) => text.length === MAX_TEXT);
  expect(kept.length * MAX_TEXT).toBeLessThanOrEqual(GONE_SHARE.units);
  // What was forgotten does not come back from others, who have it a while longer.
  await world.live(REPEAT_MS.first + 1_000);
  expect(ana.snapshot.messages.filter(({ text }) => text.length === MAX_TEXT)).toEqual(kept);
  expect(ana.snapshot.isFull).toBe(false);
  ben.say('still here');
  const newcomer = world.come('Cleo');
  await world.live();
  world.linkAll();
  await world.live(3_000);
  newcomer.say('so am I');
  await world.live();
  for (const { lines } of [ana, ben, newcomer]) {
    expect(lines.filter((line) => line.length < 100)).toEqual([
      'Fay: goodbye',
      'Ben: still here',
      'Cleo: so am I',
    ]);
  }
}, 60_000);
