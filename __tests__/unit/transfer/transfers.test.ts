import { countBlocks } from '../../../lib/transfer/block';
import {
  BLOCK_BYTES,
  LEFT_MS,
  MAX_INCOMING_OF_ONE,
  MAX_OFFERS_OF_ONE,
  MAX_TOGETHER,
  PROGRESS_MS,
  UNHEARD_MS,
} from '../../../lib/transfer/limits';
import type { TransferPerson } from '../../fakes/transfer-world';
import { accept, bytesOf, fileOf, pair, showPeople, underWay } from '../../fakes/transfer-pair';
import { TransferWorld } from '../../fakes/transfer-world';
import { watchCrypto } from '../../fakes/crypto-watch';
import { lendTransfer } from '../../fakes/lend-transfer';

beforeAll(() => {
  watchCrypto();
  lendTransfer();
});

/** Jest takes seconds for what this does in no time. */
const isWhole = (bytes: Uint8Array | undefined, size: number) =>
  bytes !== undefined && Buffer.from(bytes).equals(bytesOf(size));

async function expectWhole(person: TransferPerson, size: number): Promise<void> {
  const { file } = person.view();
  expect(file && isWhole(new Uint8Array(await file.arrayBuffer()), size)).toBe(true);
}

/** Waits until the sender has sent so many blocks, and no more. */
async function pauseAfter(world: TransferWorld, sender: TransferPerson, blocks: number) {
  let sent = 0;
  world.bend = (bytes) => {
    const before = sent;
    sent += countBlocks(bytes);
    if (before < blocks && sent >= blocks) sender.page.pause(sender.view().id);
    return bytes;
  };
  await world.until(() => sender.state === 'paused');
}

const sizes = [0, 1, BLOCK_BYTES - 1, BLOCK_BYTES, BLOCK_BYTES + 1, 90 * BLOCK_BYTES + 7];

it.each(sizes)('hands over a file of %i bytes, whole', async (size) => {
  const { world, ana, ben } = await pair();
  expect(ana.page.send([fileOf(size)], null)).toEqual([]);
  await world.until(() => ben.views.length > 0);
  expect(ben.view()).toMatchObject({ direction: 'in', name: 'plan.bin', size, file: null });
  expect([ana.state, ben.state]).toEqual(['offered', 'offered']);
  accept(ben);
  await world.until(() => ana.state === 'done' && ben.state === 'done');
  expect(ben.view().ends).toMatchObject([{ peer: ana.id, bytes: size }]);
  await expectWhole(ben, size);
  expect([ana.errors, ben.errors]).toEqual([[], []]);
});

it('sends to everybody who is there, and to nobody else', async () => {
  const world = new TransferWorld();
  const [ana, ben, cleo, dora] = ['ana', 'ben', 'cleo', 'dora'].map((name) => world.come(name));
  if (!ana || !ben || !cleo || !dora) throw new Error();
  world.link(ana, ben);
  world.link(ana, cleo);
  await world.live();
  ana.page.send([fileOf(300_000)], null);
  await world.until(() => ben.views.length > 0 && cleo.views.length > 0);
  accept(ben);
  cleo.page.refuse(cleo.view().id);
  await world.until(() => ben.state === 'done');
  expect(ana.view().ends.map(({ state }) => state)).toEqual(['done', 'refused']);
  expect(dora.views).toEqual([]);
  expect(ana.page.send([fileOf(1)], dora.id)).toEqual([{ name: 'plan.bin', why: 'nobodyThere' }]);
});

it('offers to those in the call whose link is cut at the moment as soon as it is back', async () => {
  const { world, ana, ben } = await pair();
  const cleo = world.come('cleo');
  ana.page.setPeople([ben, cleo].map(({ id }) => ({ id, name: id })));
  world.cut(ana, ben);
  expect(ana.page.send([fileOf(100)], null)).toEqual([]);
  expect(ana.view().ends.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  world.link(ana, ben);
  await world.until(() => ben.views.length > 0);
  accept(ben);
  await world.until(() => ben.state === 'done');
  expect(ana.view().ends.map(({ state }) => state)).toEqual(['done', 'waiting']);
});

it('has many come one after the other, and all of them', async () => {
  const { world, ana, ben } = await pair();
  const names = Array.from({ length: MAX_INCOMING_OF_ONE + 4 }, (_, at) => `${at}.bin`);
  ana.page.send(
    names.map((name) => fileOf(200_000, name)),
    null,
  );
  await world.until(() => ben.views.length === names.length);
  for (const { id } of ben.views) ben.page.accept(id, 'inBrowser');
  let most = 0;
  await world.until(() => {
    const running = ben.views.filter(({ ends }) => ends[0]?.state === 'running');
    most = Math.max(most, running.length);
    return ben.views.every(({ ends }) => ends[0]?.state === 'done');
  });
  expect(most).toBeLessThanOrEqual(MAX_INCOMING_OF_ONE);
});

it.each([
  { what: 'as many as a page takes', maxMessageBytes: 262_144, most: MAX_TOGETHER },
  { what: 'as many as fit where no more than 64 KiB do', maxMessageBytes: 65_536, most: 3 },
  { what: 'one where a message is short', maxMessageBytes: 16_384, most: 1 },
])('sends blocks together on a fast line: $what', async ({ maxMessageBytes, most }) => {
  const { world, ana, ben } = await pair();
  world.maxMessageBytes = maxMessageBytes;
  const together: number[] = [];
  world.bend = (bytes) => {
    together.push(countBlocks(bytes));
    return bytes;
  };
  const size = 400 * BLOCK_BYTES + 5;
  ana.page.send([fileOf(size)], null);
  await world.until(() => ben.views.length > 0);
  accept(ben);
  await world.until(() => ben.state === 'done');
  await expectWhole(ben, size);
  expect(together[0]).toBe(1);
  expect(Math.max(...together)).toBe(most);
});

it('sends one block after the other to a page that does not say that it takes more', async () => {
  const { world, ana, ben } = await pair();
  ana.page.send([fileOf(200 * BLOCK_BYTES)], null);
  await world.until(() => ben.views.length > 0);
  const { id } = ben.view();
  let longest = 0;
  world.bend = (bytes) => {
    longest = Math.max(longest, countBlocks(bytes));
    return bytes;
  };
  // What an older page says, as the first that is heard.
  world.rewrite = (text) => text.replace(/,"together":\d+/, '');
  ben.page.accept(id, 'inBrowser');
  await world.until(() => ben.state === 'done');
  expect(longest).toBe(1);
});

it('goes on when a channel for bytes breaks, and nothing else', async () => {
  const { world, ana, ben } = await pair();
  let sent = 0;
  world.bend = (bytes) => {
    sent += 1;
    if (sent % 40 === 0) queueMicrotask(() => world.breakBytes());
    return bytes;
  };
  ana.page.send([fileOf(2_000_000)], null);
  await world.until(() => ben.views.length > 0);
  accept(ben);
  await world.until(() => ben.state === 'done' && ana.state === 'done');
  await expectWhole(ben, 2_000_000);
});

it('stops at either end, and goes on', async () => {
  const { world, ana, ben } = await pair();
  ana.page.send([fileOf(4_000_000)], null);
  await world.until(() => ben.views.length > 0);
  accept(ben);
  for (const [one, other] of [[ana, ben] as const, [ben, ana] as const]) {
    one.page.pause(one.view().id);
    await world.until(() => other.state === 'pausedThere');
    expect(one.state).toBe('paused');
    await world.live(300);
    const before = ben.disk.files.get(ben.view().id)?.length;
    await world.live(500);
    expect(ben.disk.files.get(ben.view().id)?.length).toBe(before);
    one.page.resume(one.view().id);
  }
  await world.until(() => ben.state === 'done');
  await expectWhole(ben, 4_000_000);
});

it('is cancelled by either end, and leaves nothing on the disk', async () => {
  for (const who of ['ana', 'ben'] as const) {
    const { world, ...people } = await pair();
    const { ana, ben } = people;
    ana.page.send([fileOf(4_000_000)], null);
    await world.until(() => ben.views.length > 0);
    accept(ben);
    await world.until(() => ben.disk.files.size > 0);
    people[who].page.cancel(people[who].view().id);
    const other = who === 'ana' ? ben : ana;
    await world.until(() => other.state === 'cancelledThere');
    expect(people[who].state).toBe('cancelled');
    await world.live();
    expect(ben.disk.files.size).toBe(0);
    people[who].page.dismiss(people[who].view().id);
    expect(people[who].views).toEqual([]);
  }
});

it('asks again for a block that came wrong, and for nothing more', async () => {
  const { world, ana, ben } = await pair();
  let bent = 0;
  world.bend = (bytes) => {
    if (bytes.length < 1_000 || bent > 0) return bytes;
    bent += 1;
    return bytes.fill(7, 500, 600);
  };
  ana.page.send([fileOf(500_000)], null);
  await world.until(() => ben.views.length > 0);
  accept(ben);
  await world.until(() => ben.state === 'done');
  expect(bent).toBe(1);
  await expectWhole(ben, 500_000);
});

it('asks again for the last one, too, when it came wrong', async () => {
  const { world, ana, ben } = await pair();
  let bent = 0;
  world.bend = (bytes) => {
    if (bytes.length > 1_000 || bent > 0) return bytes;
    bent += 1;
    return bytes.fill(7, 50, 60);
  };
  const size = 2 * BLOCK_BYTES + 500;
  ana.page.send([fileOf(size)], null);
  await world.until(() => ben.views.length > 0);
  accept(ben);
  await world.until(() => ben.state === 'done');
  expect(bent).toBe(1);
  await expectWhole(ben, size);
});

it('gives up what never comes right', async () => {
  const { world, ana, ben } = await pair();
  world.bend = (bytes) => bytes.fill(7, 50, 60);
  ana.page.send([fileOf(500_000)], null);
  await world.until(() => ben.views.length > 0);
  accept(ben);
  await world.until(() => ben.state === 'corrupt' && ana.state === 'corrupt');
  expect(ben.view().file).toBeNull();
});

it('says so when the disk is full', async () => {
  const { world, ana, ben } = await pair();
  ana.page.send([fileOf(4_000_000)], null);
  await world.until(() => ben.views.length > 0);
  accept(ben);
  await world.until(() => ben.disk.files.size > 0);
  ben.disk.space = 1_000_000;
  await world.until(() => ben.state === 'diskFull' && ana.state === 'diskFull');
});

it('starts nothing that is larger than what the disk has left by now, and says so', async () => {
  const { world, ana, ben } = await pair();
  expect(ben.page.getSnapshot().maxBytes).toBe(Infinity);
  ana.page.send([fileOf(4_000_000)], null);
  await world.until(() => ben.views.length > 0);
  ben.disk.space = 1_000_000;
  accept(ben);
  await world.live();
  expect([ana.state, ben.state]).toEqual(['offered', 'offered']);
  expect(ben.page.getSnapshot().maxBytes).toBe(1_000_000);
  expect(ben.disk.files.size).toBe(0);
  ben.disk.space = Infinity;
  accept(ben);
  await world.until(() => ben.state === 'done');
});

it('says so when the file is another than it was', async () => {
  const { world, ana, ben } = await pair();
  const file = fileOf(4_000_000);
  const { slice } = file;
  file.slice = (start = 0, end) => {
    if (start > 2_000_000) throw new DOMException('changed', 'NotReadableError');
    return slice.call(file, start, end);
  };
  ana.page.send([file], null);
  await world.until(() => ben.views.length > 0);
  accept(ben);
  await world.until(() => ben.state === 'fileChanged' && ana.state === 'fileChanged');
});

it('says of what else fails with a file that the browser did not let it be sent, and takes it down', async () => {
  const { world, ana, ben } = await pair();
  const file = fileOf(4_000_000);
  const error = new DOMException('no', 'NotAllowedError');
  jest.spyOn(file, 'slice').mockImplementation(() => {
    throw error;
  });
  ana.page.send([file], null);
  await world.until(() => ben.views.length > 0);
  accept(ben);
  await world.until(() => ben.state === 'notAllowed' && ana.state === 'notAllowed');
  expect(ana.errors).toEqual([error]);
});

it('goes on with the same file after the sender loaded the page again, and with no other', async () => {
  const { world, ana, ben } = await pair();
  ana.page.send([fileOf(3_000_000)], null);
  await world.until(() => ben.views.length > 0);
  accept(ben);
  await pauseAfter(world, ana, 80);
  world.cut(ana, ben);
  ana.load();
  world.link(ana, ben);
  await world.until(() => ben.state === 'needsFile');
  expect(ana.state).toBe('needsFile');
  const { id } = ana.view();
  expect(ana.page.pickAgain(id, fileOf(2_999_999))).toBe(false);
  expect(ana.page.pickAgain(id, fileOf(3_000_000))).toBe(true);
  await world.until(() => ben.state === 'done' && ana.state === 'done');
  await expectWhole(ben, 3_000_000);
});

it('has what came whole, and what is to go, on a page that is loaded again while nobody else is there', async () => {
  const call = await pair();
  const { world, ana, ben } = call;
  await underWay(call, fileOf(100_000));
  await world.until(() => ana.state === 'done');
  ben.page.send([fileOf(10, 'answer.bin')], ana.id);
  world.cut(ana, ben);
  ben.load();
  ben.page.takeSeat();
  await world.until(() => ben.views.length === 2);
  expect(ben.view('plan.bin').ends).toMatchObject([{ state: 'done' }]);
  await world.until(() => ben.view('plan.bin').file !== null);
  // Linked later, nothing is there twice.
  world.link(ana, ben);
  await world.live();
  expect(ben.views).toHaveLength(2);
});

it('stays held back by a receiver who loads the page again, at both ends', async () => {
  const call = await pair();
  const { world, ana, ben } = call;
  await underWay(call, fileOf(3_000_000));
  ben.page.pause(ben.view().id);
  await world.until(() => ana.state === 'pausedThere');
  ben.load();
  world.link(ana, ben);
  await world.until(() => ben.views.length === 1);
  await world.live();
  expect([ana.state, ben.state]).toEqual(['pausedThere', 'paused']);
  ben.page.resume(ben.view().id);
  await world.until(() => ben.state === 'done' && ana.state === 'done');
  await expectWhole(ben, 3_000_000);
});

it('has what came whole yet after the receiver loaded the page again, until it is taken off the list', async () => {
  const call = await pair();
  const { world, ana, ben } = call;
  await underWay(call, fileOf(100_000));
  await world.until(() => ana.state === 'done');
  ben.load();
  world.link(ana, ben);
  await world.until(() => ben.views.length === 1);
  await world.live();
  expect(ben.state).toBe('done');
  await expectWhole(ben, 100_000);
  expect(ana.state).toBe('done');

  ben.page.dismiss(ben.view().id);
  await world.live();
  expect(ben.disk.files.size).toBe(0);
  ben.load();
  world.link(ana, ben);
  await world.live();
  expect(ben.views).toEqual([]);
});

it('shows nothing of what came whole and went with the page, as from memory', async () => {
  const call = await pair();
  const { world, ana, ben } = call;
  await underWay(call, fileOf(100_000));
  await world.until(() => ana.state === 'done');
  ben.disk.files.clear();
  ben.load();
  world.link(ana, ben);
  await world.live();
  expect(ben.views).toEqual([]);
});

it('remembers nothing of a visit that is over', async () => {
  const call = await pair();
  const { world, ana, ben } = call;
  await underWay(call, fileOf(100_000));
  await world.until(() => ana.state === 'done');
  ben.page.close();
  await world.live();
  expect(ben.disk.files.size).toBe(0);
  expect(ben.storage.length).toBe(0);
});

it('leaves what another seat offered alone, as in a tab that was copied', async () => {
  const { world, ana, ben } = await pair();
  ana.page.send([fileOf(1_000)], null);
  await world.until(() => ben.views.length > 0);
  const copy = world.come('copy');
  for (const key of ['tertulia.transfers']) {
    copy.storage.setItem(key, ana.storage.getItem(key) ?? '');
  }
  world.link(copy, ben);
  await world.live();
  expect(copy.views).toEqual([]);
});

it('clears the disk of what is left at its start and each hour, and of nothing that goes on', async () => {
  const { world, ana, ben } = await pair();
  expect(ben.disk.swept).toEqual([[]]);
  ana.page.send([fileOf(40 * BLOCK_BYTES)], null);
  await world.until(() => ben.views.length > 0);
  accept(ben);
  await pauseAfter(world, ana, 10);
  const { id } = ben.view();
  ben.load();
  expect(ben.disk.swept).toEqual([[], [id]]);
  world.link(ana, ben);
  await world.live();
  await world.clock.advance(LEFT_MS);
  expect(ben.disk.swept.slice(2)).toContainEqual([id]);
  ana.page.close();
  await world.clock.advance(2 * LEFT_MS);
  expect(ana.disk.swept).toEqual([[], []]);
});

it('takes no more offers of one peer than it can show', async () => {
  const { world, ana, ben } = await pair();
  ana.user = null;
  const id = (at: number) => String(at).padStart(22, 'x');
  const facts = { type: 'offer', size: 1, kind: '', ready: true, paused: false };
  for (let at = 0; at < 10_000; at += 1) {
    ben.user?.received(ana.id, JSON.stringify({ ...facts, id: id(at), name: '../../x' }));
  }
  await world.live();
  expect(ben.views).toHaveLength(MAX_OFFERS_OF_ONE);
  expect(ben.view().name).toBe('x');
  expect(ben.page.refused.get('full')).toBe(1_000 - MAX_OFFERS_OF_ONE);
  expect(ben.page.refused.get('tooMany')).toBe(9_000);
});

it.each([
  'x',
  '{}',
  JSON.stringify({ type: 'offer', id: 'short', name: 'x', size: 1, kind: '', ready: true }),
  JSON.stringify({ type: 'want', id: 'x'.repeat(22), from: -1 }),
  JSON.stringify({ type: 'took', id: 'x'.repeat(22), came: 1.5, written: 0 }),
  JSON.stringify({ type: 'end', id: 'x'.repeat(22), hash: 'x' }),
  'x'.repeat(100_000),
  null,
  7,
])('counts and drops what is no message: %#', async (data) => {
  const { ana, ben } = await pair();
  ben.user?.received(ana.id, data);
  expect(ben.page.refused.get('malformed')).toBe(1);
  expect(ben.views).toEqual([]);
});

it('says after a while that a page over there says nothing, as one that knows of no files', async () => {
  const { world, ana, ben } = await pair();
  const { user } = ben;
  ben.user = null;
  ana.page.send([fileOf(100)], null);
  await world.live(UNHEARD_MS - 1_000);
  expect(ana.state).toBe('offered');
  await world.live(1_500);
  expect(ana.state).toBe('unheard');
  // It was loaded again, and knows of files now.
  ben.user = user;
  world.link(ana, ben);
  await world.until(() => ben.views.length > 0);
  expect(ana.state).toBe('offered');
  await world.live(2 * UNHEARD_MS);
  expect(ana.state).toBe('offered');
  accept(ben);
  await world.until(() => ben.state === 'done');
});

it('comes whole when it is asked for twice in one breath: neither question ends what the other is answered with', async () => {
  const world = new TransferWorld();
  const [ana, ben, cleo] = [world.come('ana'), world.come('ben'), world.come('cleo')];
  const receivers = [ben, cleo];
  const size = 3 * BLOCK_BYTES + 1;
  const linkAll = () => receivers.forEach((one) => world.link(ana, one));
  showPeople(ana, ben, cleo);
  linkAll();
  await world.live();
  ana.page.send([fileOf(size)], null);
  await world.until(() => receivers.every(({ views }) => views.length > 0));
  receivers.forEach(accept);
  await world.live(10);
  linkAll();
  // Offered by both at once.
  ana.page.pickAgain(ana.view().id, fileOf(size));
  await world.until(() => receivers.every(({ state }) => state === 'done' || state === 'corrupt'));
  for (const one of receivers) await expectWhole(one, size);
});

it('says so, too, when the time for it comes while the list is drawn', async () => {
  const { world, ana, ben } = await pair();
  ben.user = null;
  const { now } = world.clock;
  let drawnMs = 0;
  jest.spyOn(world.clock, 'now').mockImplementation(() => now() + drawnMs);
  ana.page.subscribe(() => (drawnMs = PROGRESS_MS / 2));
  ana.page.send([fileOf(100)], null);
  for (let ms = 0; ms < 2 * UNHEARD_MS; ms += PROGRESS_MS) {
    await world.live(PROGRESS_MS);
    drawnMs = 0;
  }
  expect(ana.state).toBe('unheard');
});

it('believes nobody about the files of others', async () => {
  const { world, ana, ben } = await pair();
  const eve = world.come('eve');
  world.link(eve, ben);
  world.link(eve, ana);
  ana.page.send([fileOf(2_000_000)], ben.id);
  await world.until(() => ben.views.length > 0);
  accept(ben);
  const { id } = ben.view();
  ben.page.pause(id);
  await world.until(() => ben.state === 'paused');
  const offer = { type: 'offer', id, name: 'other', size: 1, kind: '', ready: true, paused: false };
  for (const word of [
    offer,
    { type: 'cancel', id },
    { type: 'end', id, hash: '0'.repeat(64) },
    { type: 'fail', id, why: 'corrupt' },
    { type: 'pause', id, paused: true },
  ]) {
    ben.user?.received(eve.id, JSON.stringify(word));
  }
  for (const word of [
    { type: 'want', id, from: 0 },
    { type: 'refuse', id },
    { type: 'done', id },
  ]) {
    ana.user?.received(eve.id, JSON.stringify(word));
  }
  expect(ben.page.refused.get('unknown')).toBe(5);
  ben.page.resume(id);
  await world.until(() => ben.state === 'done' && ana.state === 'done');
  await expectWhole(ben, 2_000_000);
});
