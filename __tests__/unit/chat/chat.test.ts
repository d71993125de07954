import { notYetAt, seenBy } from '../../../lib/chat/chat-snapshot';
import {
  MAX_AHEAD_MS,
  MAX_SAID_ANEW,
  MAX_SILENT_KEYS,
  MAX_TEXT,
  MAX_UNITS_OF_AUTHOR,
  REPEAT_MS,
  UNHEARD_MS,
  WINDOW,
} from '../../../lib/chat/limits';
import { ChatWorld } from '../../fakes/chat-world';
import { cryptoSettled } from '../../fakes/crypto-watch';
import { settled } from '../../fakes/settled';

async function worldOf(...names: string[]) {
  const world = new ChatWorld(...names);
  await world.live();
  world.linkAll();
  await world.live();
  return world;
}

const [ana, ben, cleo] = ['Ana', 'Ben', 'Cleo'];

test('everybody has what everybody wrote, in one order', async () => {
  const world = await worldOf(ana, ben, cleo);
  const [a, b, c] = world.people;
  a?.say('one');
  await world.live();
  b?.say('two');
  c?.say('three');
  await world.live();

  expect(a?.lines).toHaveLength(3);
  expect(a?.lines[0]).toBe('Ana: one');
  expect(b?.lines).toEqual(a?.lines);
  expect(c?.lines).toEqual(a?.lines);
  for (const person of world.people) expect(person.errors).toEqual([]);
});

test('an answer stands behind what it answers, though a clock is behind', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  a?.say('question');
  await world.live(40);
  b?.say('answer');
  await world.live();
  expect(a?.lines).toEqual(['Ana: question', 'Ben: answer']);
});

test('a newcomer gets the history, of those who left too, and is told who handed it on', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  a.say('from Ana');
  await world.live();
  b.say('from Ben');
  await world.live();
  world.unlink(a, b);
  world.people.splice(0, 1);

  const c = world.come(cleo);
  await world.live();
  world.link(b, c);
  await world.live();

  expect(c.lines).toEqual(b.lines);
  const [first, second] = c.snapshot.messages;
  expect(first?.from).toBe(b.author);
  expect(c.snapshot.met.has(a.author)).toBe(false);
  expect(second?.from).toBeNull();
  expect(c.snapshot.unread).toBe(2);
});

test('a page that is loaded again has what was said, and writes on as another author', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  a.say('before');
  await world.live();
  a.reload();
  world.showEverybody();
  await world.live();
  world.link(a, b);
  await world.live();
  expect(a.lines).toEqual(['Ana: before']);
  a.say('after');
  await world.live();
  expect(b.lines).toEqual(['Ana: before', 'Ana: after']);
});

test('goes over a third to whom there is no link, and says meanwhile to whom it has not come', async () => {
  const world = await worldOf(ana, ben, cleo);
  const [a, b, c] = world.people;
  if (!a || !b || !c) throw new Error();
  world.unlink(a, c);
  world.unlink(b, c);
  a.say('hello');
  await world.live();
  const missing = () => {
    const [message] = a.snapshot.messages;
    return message && notYetAt(message, a.snapshot.readers).map(({ peer }) => peer);
  };
  expect(b.lines).toEqual(['Ana: hello']);
  expect(c.lines).toEqual([]);
  expect(missing()).toEqual([c.id]);

  world.link(b, c);
  await world.live();
  expect(c.lines).toEqual(['Ana: hello']);
  expect(missing()).toEqual([]);
  world.link(a, c);
  await world.live();
  expect(c.lines).toEqual(['Ana: hello']);
});

test('a private message goes to one, over no other link, and waits for that link', async () => {
  const world = await worldOf(ana, ben, cleo);
  const [a, b, c] = world.people;
  if (!a || !b || !c) throw new Error();
  world.unlink(a, b);
  a.say('psst', b);
  await world.live();
  expect(a.lines).toEqual(['Ana: psst']);
  expect(b.lines).toEqual([]);
  expect(world.wire.some(({ text }) => text.includes('psst'))).toBe(false);

  world.link(a, b);
  await world.live();
  expect(b.lines).toEqual(['Ana: psst']);
  expect(c.lines).toEqual([]);
  const carried = world.wire.filter(({ text }) => text.includes('psst'));
  expect(carried.map(({ to }) => to.name)).toEqual([ben]);
  // Nor does anybody else learn that there was one.
  expect(world.wire.some(({ to, text }) => to === c && text.includes('>'))).toBe(false);
});

test('one edits and deletes what one wrote, everywhere', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  a.say('helo');
  a.say('oops');
  await world.live();
  expect(a.chat.edit(a.idOf('helo'), 'hello')).toBe(true);
  a.chat.remove(a.idOf('oops'));
  expect(b.chat.edit(b.idOf('helo'), 'not mine')).toBe(false);
  await world.live();
  expect(b.lines).toEqual(['Ana: hello', 'Ana: (deleted)']);
  expect(b.snapshot.messages.map(({ edited }) => edited)).toEqual([true, false]);
});

test('what one deleted is handed to nobody any more, nor how it read before, and what follows comes', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  for (const text of ['before', 'secret', 'between']) a.say(text);
  await world.live();
  a.chat.edit(a.idOf('secret'), 'secret indeed');
  a.say('after');
  await world.live();
  expect(b.snapshot.newest?.text).toBe('after');
  a.chat.remove(a.idOf('secret indeed'));
  a.chat.remove(a.idOf('after'));
  await world.live();
  expect(b.snapshot.newest).toBeNull();

  const c = world.come(cleo);
  await world.live();
  const sentBefore = world.wire.length;
  world.link(b, c);
  await world.live(1_000);
  a.say('last');
  await world.live(1_000);
  expect(c.lines).toEqual(['Ana: before', 'Ana: between', 'Ana: last']);
  expect(b.lines.filter((line) => !line.endsWith('(deleted)'))).toEqual(c.lines);
  expect(world.wire.slice(sentBefore).some(({ text }) => /secret|after/.test(text))).toBe(false);
  expect([...a.chat.refused, ...b.chat.refused, ...c.chat.refused]).toEqual([]);
});

test('one can delete though the chat is full, which makes room again', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  a.say('short');
  await world.live();
  a.chat.edit(a.idOf('short'), 'changed');
  for (let said = 0; said < MAX_UNITS_OF_AUTHOR / MAX_TEXT - 1; said += 1)
    a.say('x'.repeat(MAX_TEXT));
  await world.live(3_000);
  for (let fill = 4_096; fill >= 1; fill /= 2) if (a.say('y'.repeat(fill))) await world.live(100);
  expect(a.snapshot.isFull).toBe(true);
  a.chat.remove(a.idOf('changed'));
  await world.live(1_000);
  expect(b.lines[0]).toBe('Ana: (deleted)');
  expect(a.snapshot.isFull).toBe(false);
});

test('tells who is typing and who has seen what', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  a.chat.setTyping(true, null);
  await world.live(40);
  expect(b.snapshot.typing).toEqual([a.id]);
  a.say('there');
  await world.live();
  expect(b.snapshot.typing).toEqual([]);
  const seen = () => {
    const [message] = a.snapshot.messages;
    return message && seenBy(message, a.snapshot.readers).map(({ peer }) => peer);
  };
  expect(seen()).toEqual([]);
  expect(b.snapshot.unread).toBe(1);
  b.chat.setReading(true);
  await world.live();
  expect(b.snapshot.unread).toBe(0);
  expect(seen()).toEqual([b.id]);
});

test('what was deleted before anybody looked is not to be read any more', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  a.say('mistaken');
  a.say('meant');
  await world.live();
  expect(b.snapshot.unread).toBe(2);
  a.chat.remove(a.idOf('mistaken'));
  await world.live();
  expect(b.snapshot.unread).toBe(1);
  expect(b.snapshot.newest?.text).toBe('meant');
  a.chat.remove(a.idOf('meant'));
  await world.live();
  expect(b.snapshot.unread).toBe(0);
  expect(b.snapshot.newest).toBeNull();
});

test('of what comes together the last in order passes by', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  b.say('first');
  await world.live(100);
  a.say('second');
  await world.live(100);
  b.say('last');
  await world.live(100);
  const c = world.come(cleo);
  await world.live();
  world.link(a, c);
  await world.live();
  expect(c.lines).toEqual(['Ben: first', 'Ana: second', 'Ben: last']);
  expect(c.snapshot.newest?.text).toBe('last');
});

test('what the others say of a text, that it came and was seen, is shown together', async () => {
  const world = await worldOf(ana, ben, cleo, 'Dan', 'Eva');
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  for (const { chat } of world.people) chat.setReading(true);
  await world.live();
  let changes = 0;
  b.chat.subscribe(() => (changes += 1));
  a.say('there');
  await world.live();
  const [message] = b.snapshot.messages;
  expect(message && seenBy(message, b.snapshot.readers)).toHaveLength(3);
  // The text, and twice in the time that all of it takes what is said of it.
  expect(changes).toBeLessThanOrEqual(3);
});

test('a text goes at once, though there was nothing to send a moment ago', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  b.say('one');
  // By now it came, and this side has said so and heard of it.
  await world.live(60);
  expect(a.lines).toEqual(['Ben: one']);
  a.say('two');
  await settled();
  await cryptoSettled();
  expect(b.lines).toEqual(['Ben: one', 'Ana: two']);
});

test('what all have from its author is handed on by nobody, and said to have come once', async () => {
  const world = await worldOf(ana, ben, cleo, 'Dan', 'Eva');
  const [a, b, c] = world.people;
  if (!a || !b || !c) throw new Error();
  const sentBefore = world.wire.length;
  a.say('there');
  await world.live(1_000);
  const sent = world.wire.slice(sentBefore);
  const carrying = sent.filter(({ text }) => text.includes('there'));
  expect(carrying.map(({ from }) => from.name)).toEqual([ana, ana, ana, ana]);
  const isBetween = ({ from, to }: (typeof sent)[number]) => from === b && to === c;
  expect(sent.filter(isBetween).map(({ text }) => text.slice(0, 14))).toEqual(['{"type":"have"']);
});

test('a thousand messages arrive, each once', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  for (let number = 1; number <= 1_000; number++) a.say(`number ${number}`);
  await world.live(2_000);
  expect(b.lines).toHaveLength(1_000);
  expect(b.lines).toEqual(a.lines);
}, 20_000);

test('what is empty or too long is not taken', async () => {
  const world = await worldOf(ana);
  const [a] = world.people;
  expect(a?.say(' \n ')).toBe(false);
  expect(a?.say('x'.repeat(8_001))).toBe(false);
  expect(a?.say('x'.repeat(8_000))).toBe(true);
});

test('what was refused comes again later', async () => {
  const world = new ChatWorld(ben);
  const [b] = world.people;
  const a = world.come(ana, MAX_AHEAD_MS + 5_000);
  await world.live();
  world.linkAll();
  await world.live();
  a.say('too early');
  await world.live();
  expect(b?.lines).toEqual([]);
  expect(b?.chat.refused.get('tooEarly')).toBeGreaterThan(0);
  await world.live(REPEAT_MS.first + 1_000);
  expect(b?.lines).toEqual(['Ana: too early']);
  // And no more of it than that.
  const count = world.wire.filter(({ text }) => text.includes('"entries"')).length;
  await world.live(3 * REPEAT_MS.first);
  expect(world.wire.filter(({ text }) => text.includes('"entries"'))).toHaveLength(count);
}, 20_000);

test('what is refused for good comes again more and more seldom', async () => {
  const world = new ChatWorld(ben);
  const a = world.come(ana, 2 * MAX_AHEAD_MS);
  await world.live();
  world.linkAll();
  await world.live();
  a.say('much too early');
  await world.live(8 * REPEAT_MS.first);
  // At once, and after one pause, two and four.
  expect(world.wire.filter(({ text }) => text.includes('much too early'))).toHaveLength(4);
}, 20_000);

test('a window of messages that were all dropped is not lost for good', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b?.user) throw new Error();
  const { user } = b;
  let dropped = 0;
  b.user = {
    ...user,
    received: (peer, data) => {
      if (dropped < WINDOW && String(data).includes('"entries"')) dropped += 1;
      else user.received(peer, data);
    },
  };
  for (let said = 0; said < 2 * WINDOW; said += 1) {
    a.say(`number ${said}`);
    await world.live(60);
  }
  expect(dropped).toBe(WINDOW);
  // Ana hears of Ben what it lacks.
  b.say('still here');
  await world.live(REPEAT_MS.first + 1_000);
  expect(b.lines).toHaveLength(2 * WINDOW + 1);
}, 20_000);

test('what was dropped comes again, though nobody says another word', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  world.drops = (text) => text.includes('"entries"');
  a.say('lost');
  await world.live();
  world.drops = () => false;
  expect(b.lines).toEqual([]);
  await world.live(REPEAT_MS.first + 1_000);
  expect(b.lines).toEqual(['Ana: lost']);
}, 20_000);

test('what was written before a page was loaded again is no news there, and what follows is', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  a.say('mine');
  b.say('from Ben');
  await world.live();
  a.reload();
  world.showEverybody();
  await world.live();
  world.link(a, b);
  await world.live();
  expect(a.lines).toHaveLength(2);
  expect(a.snapshot.unread).toBe(0);
  expect(a.snapshot.newest).toBeNull();
  b.say('later');
  await world.live();
  expect(a.snapshot.unread).toBe(1);
  expect(a.snapshot.newest?.text).toBe('later');
});

test('what was said to one alone while the page was loaded again comes there with its new key, and to nobody else', async () => {
  const world = await worldOf(ana, ben, cleo);
  const [a, b, c] = world.people;
  if (!a || !b || !c) throw new Error();
  a.say('before', b);
  await world.live();
  const firstKey = b.author;
  b.reload();
  world.showEverybody();
  a.chat.post('meanwhile', { to: firstKey, replyTo: null });
  a.chat.post('helo', { to: firstKey, replyTo: null });
  await world.live();
  a.chat.post('an answer', { to: firstKey, replyTo: a.idOf('meanwhile') });
  a.chat.edit(a.idOf('helo'), 'hello');
  a.chat.post('not this', { to: firstKey, replyTo: null });
  await world.live();
  a.chat.remove(a.idOf('not this'));
  await world.live();
  expect(b.lines).toEqual([]);

  const begun = a.idOf('hello');
  const sentBefore = world.wire.length;
  world.link(a, b);
  world.link(b, c);
  await world.live();
  expect(b.lines).toEqual(['Ana: meanwhile', 'Ana: hello', 'Ana: an answer']);
  expect(b.snapshot.messages[2]?.replyTo).toBe(b.idOf('meanwhile'));
  // What had come on the page before is told to no other page; what was taken back neither.
  const sent = world.wire.slice(sentBefore).map(({ text }) => text);
  expect(sent.some((text) => /before|not this/.test(text))).toBe(false);
  expect(a.lines).toEqual([
    'Ana: before',
    'Ana: (deleted)',
    'Ana: meanwhile',
    'Ana: hello',
    'Ana: an answer',
  ]);
  const moved = a.snapshot.messages.slice(2);
  expect(moved.flatMap((message) => notYetAt(message, a.snapshot.readers))).toEqual([]);
  expect(c.lines).toEqual([]);
  expect(world.wire.some(({ to, text }) => to === c && text.includes('meanwhile'))).toBe(false);
  // Whoever had begun to change it goes on.
  expect(a.chat.edit(begun, 'hello, Ben')).toBe(true);
  await world.live();
  expect(b.lines[1]).toBe('Ana: hello, Ben');
});

test('who loads a page over and over has others write a private text anew so often, and no more', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  world.unlink(a, b);
  const each = MAX_SAID_ANEW / 2;
  for (let said = 0; said < each; said += 1) a.say(`number ${said}`, b);
  await world.live();
  const comeAnew = async () => {
    b.reload();
    world.showEverybody();
    await world.live();
    world.link(a, b);
    await world.live(60);
  };
  // Nothing is acknowledged.
  world.drops = (text) => text.includes('"have"');
  for (let time = 0; time < 3; time += 1) await comeAnew();
  const written = () => a.snapshot.messages.map(({ number }) => number);
  expect(a.lines).toHaveLength(each);
  expect(Math.max(...written())).toBeLessThanOrEqual(each);
  expect(a.snapshot.messages.some(({ to }) => to === b.author)).toBe(false);
});

test('what is said to a key of before goes to the one of now', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  const firstKey = b.author;
  b.reload();
  world.showEverybody();
  await world.live();
  world.link(a, b);
  await world.live();
  a.chat.post('drawn before', { to: firstKey, replyTo: null });
  await world.live();
  expect(b.lines).toEqual(['Ana: drawn before']);
});

test('of keys with which nothing was written no more than the last are kept, and of the others what is to be read', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  b.say('hello');
  await world.live();
  const first = b.author;
  for (let page = 0; page < MAX_SILENT_KEYS + 5; page += 1) {
    b.reload();
    world.showEverybody();
    await world.live(40);
    world.link(a, b);
    await world.live(40);
  }
  const { names, met, seats } = a.snapshot;
  for (const known of [names, met, seats]) {
    expect(known.size).toBe(2 + MAX_SILENT_KEYS);
    expect(known.has(first)).toBe(true);
    expect(known.has(b.author)).toBe(true);
  }
  expect(a.lines).toEqual(['Ben: hello']);
}, 20_000);

test('what was said to one who left goes to nobody who came instead', async () => {
  const world = await worldOf(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  world.unlink(a, b);
  a.say('psst', b);
  world.people.splice(1, 1);
  const other = world.come('Bea');
  await world.live();
  world.linkAll();
  await world.live();
  expect(other.lines).toEqual([]);
  expect(a.lines).toEqual(['Ana: psst']);
  expect(world.wire.some(({ text }) => text.includes('psst'))).toBe(false);
});

test('tells of a page that is linked and knows nothing of a chat, until it does', async () => {
  const world = new ChatWorld(ana, ben);
  const [a, b] = world.people;
  if (!a || !b) throw new Error();
  await world.live();
  world.drops = () => true;
  world.linkAll();
  await world.live(UNHEARD_MS - 100);
  expect(a.snapshot.unheard).toEqual([]);
  await world.live(200);
  expect(a.snapshot.unheard).toEqual([b.id]);
  a.say('anybody there?');
  await world.live();
  const [message] = a.snapshot.messages;
  expect(message && notYetAt(message, a.snapshot.readers).map(({ peer }) => peer)).toEqual([b.id]);

  world.unlink(a, b);
  expect(a.snapshot.unheard).toEqual([]);
  world.drops = () => false;
  world.link(a, b);
  await world.live(2 * UNHEARD_MS);
  expect(a.snapshot.unheard).toEqual([]);
  expect(b.lines).toEqual(['Ana: anybody there?']);
}, 20_000);
