import { notYetAt, seenBy } from '../../../lib/chat/chat-snapshot';
import type { ChatPerson } from '../../fakes/chat-world';
import { ChatWorld } from '../../fakes/chat-world';

/** Ana and Ben have talked, and Cleo comes while newcomers are not to read that. */
async function stage() {
  const world = new ChatWorld('Ana', 'Ben');
  await world.live();
  world.linkAll();
  await world.live();
  const [ana, ben] = world.people;
  if (!ana || !ben) throw new Error();
  ana.say('secret');
  await world.live();
  ben.say('hush');
  await world.live();
  const cleo = world.comeLate('Cleo');
  await world.live();
  world.linkAll();
  await world.live();
  return { world, ana, ben, cleo };
}

/** Whatever was sent to somebody from the beginning. */
const sentTo = (world: ChatWorld, person: ChatPerson) =>
  world.wire.filter(({ to }) => to === person).map(({ text }) => text);

test('who comes later gets what is written from then on, with names, and nothing of before', async () => {
  const { world, ana, ben, cleo } = await stage();
  expect(cleo.lines).toEqual([]);
  ana.say('welcome');
  await world.live();
  ben.say('hello');
  await world.live();
  cleo.say('hi');
  await world.live();

  expect(cleo.lines).toEqual(['Ana: welcome', 'Ben: hello', 'Cleo: hi']);
  expect(ana.lines).toEqual(['Ana: secret', 'Ben: hush', ...cleo.lines]);
  expect(ben.lines).toEqual(ana.lines);
  expect(sentTo(world, cleo).join()).not.toMatch(/secret|hush/);
  for (const person of world.people) expect(person.errors).toEqual([]);
});

test('not even who wrote how much is said before there is something to read', async () => {
  const { world, ana, cleo } = await stage();
  const [{ lane } = { lane: '' }] = ana.snapshot.messages;
  const haves = sentTo(world, cleo).filter((text) => text.includes('"have"'));
  expect(haves.length).toBeGreaterThan(0);
  // Of whoever is told, its own lane is the only one that is named.
  expect(haves.join()).not.toContain(`"${lane}":`);
});

test('it is the same over a third, who was there, and over one who came later, too', async () => {
  const { world, ana, ben, cleo } = await stage();
  world.unlink(ana, cleo);
  const dora = world.comeLate('Dora');
  await world.live();
  world.link(cleo, dora);
  await world.live();
  ana.say('to all');
  await world.live();
  expect(cleo.lines).toEqual(['Ana: to all']);
  // To Dora it came over Ben and Cleo.
  expect(dora.lines).toEqual(['Ana: to all']);
  world.link(ben, dora);
  world.link(ana, dora);
  await world.live();
  expect(dora.lines).toEqual(['Ana: to all']);
  expect(sentTo(world, dora).join()).not.toMatch(/secret|hush/);
});

test('who has not all hands on what others can follow, and names come with it', async () => {
  const { world, ana, ben, cleo } = await stage();
  ana.say('goodbye');
  await world.live();
  for (const other of world.people) world.unlink(ana, other);
  world.people.splice(world.people.indexOf(ana), 1);
  const dora = world.come('Dora');
  await world.live();
  world.link(cleo, dora);
  await world.live();
  // Dora may read everything, but Cleo lacks the beginning.
  expect(dora.lines).toEqual([]);
  world.link(ben, dora);
  await world.live();
  expect(dora.lines).toEqual(['Ana: secret', 'Ben: hush', 'Ana: goodbye']);

  // This page of hers never met Ana.
  cleo.reload();
  world.showEverybody();
  await world.live();
  world.link(ben, cleo);
  await world.live();
  expect(cleo.lines).toEqual(['Ana: goodbye']);
});

test('a page that is loaded again has what it had: all, or what was said since it came', async () => {
  const { world, ana, ben, cleo } = await stage();
  ben.say('since');
  await world.live();
  cleo.say('mine');
  await world.live();
  for (const person of [ana, cleo]) {
    person.reload();
    world.showEverybody();
    await world.live();
    for (const other of world.people) world.link(person, other);
    await world.live();
  }
  expect(ana.lines).toEqual(['Ana: secret', 'Ben: hush', 'Ben: since', 'Cleo: mine']);
  expect(cleo.lines).toEqual(['Ben: since', 'Cleo: mine']);
  expect(sentTo(world, cleo).join()).not.toMatch(/secret|hush/);
});

test('who had to come in anew goes on with what is said since, and what was missed stays away', async () => {
  const world = new ChatWorld('Ana', 'Ben', 'Cleo');
  await world.live();
  world.linkAll();
  const [ana, ben, cleo] = world.people;
  if (!ana || !ben || !cleo) throw new Error();
  await world.live();
  ana.say('heard');
  await world.live();
  for (const other of [ana, ben]) world.unlink(cleo, other);
  ana.say('missed');
  await world.live();
  world.latecomers.add(cleo.id);
  world.linkAll();
  await world.live();
  ana.say('since');
  await world.live();
  expect(cleo.lines).toEqual(['Ana: heard', 'Ana: since']);
  expect(ben.lines).toEqual(['Ana: heard', 'Ana: missed', 'Ana: since']);

  // Whoever may read everything gets from each what follows without a gap.
  const dora = world.come('Dora');
  await world.live();
  world.link(cleo, dora);
  await world.live();
  expect(dora.lines).toEqual(['Ana: heard']);
  world.link(ben, dora);
  await world.live();
  expect(dora.lines).toEqual(ben.lines);
});

test("what was said in private begins anew with each page, and is nobody else's matter", async () => {
  const { world, ana, ben, cleo } = await stage();
  ana.say('only you', cleo);
  await world.live();
  cleo.say('thanks', ana);
  await world.live();
  expect(cleo.lines).toEqual(['Ana: only you', 'Cleo: thanks']);
  expect(ben.lines).toEqual(['Ana: secret', 'Ben: hush']);
});

test('replies to what is not there have no quote, and its changes show nothing', async () => {
  const { world, ana, ben, cleo } = await stage();
  const secret = ana.idOf('secret');
  ben.chat.post('indeed', { to: null, replyTo: ben.idOf('secret') });
  ana.chat.edit(secret, 'SECRET');
  ana.say('more');
  await world.live();
  ana.chat.remove(secret);
  await world.live();
  expect(cleo.lines).toEqual(['Ben: indeed', 'Ana: more']);
  expect(cleo.snapshot.messages[0]?.replyTo).toBe(secret);
  expect(ben.lines[0]).toBe('Ana: (deleted)');
});

test('nobody waits for who came later to have what was said before', async () => {
  const { world, ana, ben, cleo } = await stage();
  const of = (text: string) => ana.snapshot.messages.find((message) => message.text === text);
  const missing = (text: string) => {
    const message = of(text);
    return message && notYetAt(message, ana.snapshot.readers).map(({ peer }) => peer);
  };
  expect(missing('secret')).toEqual([]);
  world.unlink(ana, cleo);
  world.unlink(ben, cleo);
  ana.say('after');
  await world.live();
  expect(missing('after')).toEqual([cleo.id]);
  world.link(ana, cleo);
  await world.live();
  expect(missing('after')).toEqual([]);
  cleo.chat.setReading(true);
  await world.live();
  const secret = of('secret');
  expect(secret && seenBy(secret, ana.snapshot.readers)).toEqual([]);
});

test('whoever claims to have a beginning gets no more for it', async () => {
  const { world, ana, ben, cleo } = await stage();
  ana.say('welcome');
  await world.live();
  const lanes = ana.snapshot.messages.map(({ lane }) => lane);
  const have = Object.fromEntries(lanes.map((lane) => [lane, 1]));
  const words = { type: 'have', have, seen: {}, taken: 0, others: {} };
  for (const person of [ana, ben]) person.user?.received(cleo.id, JSON.stringify(words));
  await world.live();
  expect(sentTo(world, cleo).join()).not.toMatch(/secret|hush/);
});
