import { standIn } from '../../fakes/stand-in';
import { watchCrypto } from '../../fakes/crypto-watch';
import { accept, fileOf, pair, showPeople, underWay } from '../../fakes/transfer-pair';

beforeAll(() => watchCrypto());

const SIZE = 3_000_000;

it('tells a receiver who was cut off of what its sender cancelled, and took off the list', async () => {
  const call = await pair();
  const { world, ana, ben } = call;
  await underWay(call, fileOf(SIZE));
  expect(ben.disk.files.size).toBe(1);
  world.cut(ana, ben);
  ana.page.cancel(ana.view().id);
  ana.page.dismiss(ana.view().id);
  world.link(ana, ben);
  await world.until(() => ben.state === 'cancelledThere');
  await world.live();
  expect(ben.disk.files.size).toBe(0);
});

it('tells a receiver whose page was loaded again meanwhile, too', async () => {
  const call = await pair();
  const { world, ana, ben } = call;
  await underWay(call, fileOf(SIZE));
  world.cut(ana, ben);
  ana.page.cancel(ana.view().id);
  ana.page.dismiss(ana.view().id);
  ben.load();
  world.link(ana, ben);
  await world.until(() => ben.state === 'cancelledThere');
  await world.live();
  expect(ben.disk.files.size).toBe(0);
});

it('tells a receiver who was cut off what failed at the sender', async () => {
  const call = await pair();
  const { world, ana, ben } = call;
  showPeople(ana, ben);
  const file = fileOf(SIZE);
  let refuse: ((error: Error) => void) | null = null;
  const arrayBuffer = () => new Promise<never>((_, reject) => (refuse = reject));
  jest.spyOn(file, 'slice').mockReturnValue(standIn<Blob>({ size: 1, arrayBuffer }));
  await underWay(call, file);
  await world.until(() => refuse !== null);
  world.cut(ana, ben);
  (refuse as ((error: Error) => void) | null)?.(new DOMException('changed', 'NotReadableError'));
  await world.until(() => ana.state === 'fileChanged');
  expect(ben.state).toBe('waiting');
  world.link(ana, ben);
  await world.until(() => ben.state === 'fileChanged');
});

it.each(['shown', 'taken off the list'])(
  'tells a sender what failed at a receiver who was cut off: %s',
  async (how) => {
    const call = await pair();
    const { world, ana, ben } = call;
    let refuse: (error: Error) => void = () => undefined;
    const { keep } = ben.disk;
    jest.spyOn(ben.disk, 'keep').mockImplementation(async (id) => ({
      ...(await keep(id)),
      write: () => new Promise<never>((_, reject) => (refuse = reject)),
    }));
    await underWay(call, fileOf(SIZE));
    world.cut(ana, ben);
    refuse(new DOMException('full', 'QuotaExceededError'));
    await world.until(() => ben.state === 'diskFull');
    if (how !== 'shown') ben.page.dismiss(ben.view().id);
    world.link(ana, ben);
    await world.until(() => ana.state === 'diskFull');
  },
);

it('leaves nothing of a place that was made after the person had cancelled', async () => {
  const { world, ana, ben } = await pair();
  const { keep } = ben.disk;
  let make: () => void = () => undefined;
  jest.spyOn(ben.disk, 'keep').mockImplementation(async (id) => {
    await new Promise<void>((made) => (make = made));
    return keep(id);
  });
  ana.page.send([fileOf(SIZE)], null);
  await world.until(() => ben.views.length > 0);
  accept(ben);
  await world.live();
  ben.page.cancel(ben.view().id);
  make();
  await world.live();
  expect(ben.state).toBe('cancelled');
  expect(ben.disk.files.size).toBe(0);
});

it('says of a file whose other end left the call that it did, and goes on when that one is back', async () => {
  const call = await pair();
  const { world, ana, ben } = call;
  showPeople(ana, ben);
  await underWay(call, fileOf(SIZE));
  world.cut(ana, ben);
  expect([ana.state, ben.state]).toEqual(['waiting', 'waiting']);
  showPeople(ana);
  showPeople(ben);
  expect([ana.state, ben.state]).toEqual(['left', 'left']);
  ana.load();
  showPeople(ana, ben);
  world.link(ana, ben);
  await world.until(() => ben.state === 'needsFile');
  ana.page.pickAgain(ana.view().id, fileOf(SIZE));
  await world.until(() => ben.state === 'done' && ana.state === 'done');
});

it('says, too, of a file that would have to be picked again that the one it is for has left', async () => {
  const call = await pair();
  const { world, ana, ben } = call;
  await underWay(call, fileOf(SIZE));
  world.cut(ana, ben);
  ana.load();
  world.link(ana, world.come('cleo'));
  await world.until(() => ana.views.length > 0);
  expect(ana.state).toBe('left');
  showPeople(ana, ben);
  expect(ana.state).toBe('needsFile');
});

it('says of a file that had come whole when its sender cancelled that it came', async () => {
  const call = await pair();
  const { world, ana, ben } = call;
  ben.page.subscribe(() => {
    if (ben.state === 'done' && ana.state !== 'done') ana.page.cancel(ana.view().id);
  });
  await underWay(call, fileOf(SIZE));
  await world.until(() => ben.state === 'done');
  await world.live();
  expect([ana.state, ben.state]).toEqual(['done', 'done']);
});

it.each(['shown', 'taken off the list', 'of an earlier page'])(
  'says so, too, when the link was cut before that was heard: %s',
  async (how) => {
    const call = await pair();
    const { world, ana, ben } = call;
    const stop = ben.page.subscribe(() => {
      if (ben.state === 'done') world.cut(ana, ben);
    });
    await underWay(call, fileOf(SIZE));
    await world.until(() => ben.state === 'done');
    stop();
    await world.live();
    ana.page.cancel(ana.view().id);
    expect(ana.state).toBe('cancelled');
    if (how === 'taken off the list') ben.page.dismiss(ben.view().id);
    if (how === 'of an earlier page') ben.load();
    world.link(ana, ben);
    await world.until(() => ana.state === 'done');
  },
);

it.each(['refuse', 'cancel'] as const)(
  'tells a sender what a receiver did (%s) who was cut off and whose page was loaded again twice',
  async (how) => {
    const call = await pair();
    const { world, ana, ben } = call;
    const cleo = world.come('cleo');
    if (how === 'cancel') await underWay(call, fileOf(SIZE));
    else ana.page.send([fileOf(SIZE)], null);
    await world.until(() => ben.views.length > 0);
    world.cut(ana, ben);
    ben.page[how](ben.view().id);
    ben.load();
    world.link(cleo, ben);
    await world.live();
    ben.load();
    world.link(ana, ben);
    await world.until(() => ana.state === (how === 'refuse' ? 'refused' : 'cancelledThere'));
    expect(ben.views).toEqual([]);
    expect(ben.disk.files.size).toBe(0);
  },
);

it('says of a file that came whole that it did, when it was taken off and the page loaded again', async () => {
  const call = await pair();
  const { world, ana, ben } = call;
  const stop = ben.page.subscribe(() => {
    if (ben.state === 'done') world.cut(ana, ben);
  });
  await underWay(call, fileOf(SIZE));
  await world.until(() => ben.state === 'done');
  stop();
  ben.page.dismiss(ben.view().id);
  ben.load();
  world.link(ana, ben);
  await world.until(() => ana.state === 'done');
  expect(ben.views).toEqual([]);
});

it('keeps an offer over two reloads of its sender, though its receiver was linked in neither', async () => {
  const { world, ana, ben } = await pair();
  const cleo = world.come('cleo');
  ana.page.send([fileOf(SIZE)], ben.id);
  await world.until(() => ben.views.length > 0);
  world.cut(ana, ben);
  ana.load();
  world.link(ana, cleo);
  await world.live();
  ana.load();
  world.link(ana, ben);
  await world.until(() => ana.views.length > 0);
  expect(ana.state).toBe('needsFile');
});

it('tells nobody else what became of a file', async () => {
  const call = await pair();
  const { world, ben } = call;
  const eve = world.come('eve');
  world.link(eve, ben);
  await underWay(call, fileOf(SIZE));
  await world.until(() => ben.state === 'done');
  const heard = jest.fn();
  if (eve.user) eve.user = { ...eve.user, received: heard };
  const { id, name, size, kind } = ben.view();
  const ask = () => {
    const offer = { type: 'offer', id, name, size, kind, ready: true, paused: false };
    for (const word of [{ type: 'cancel', id }, offer])
      ben.user?.received(eve.id, JSON.stringify(word));
  };
  ask();
  await world.live();
  expect(heard).not.toHaveBeenCalled();
  // Taken off the list, it is an offer like any other.
  ben.page.dismiss(id);
  ask();
  await world.live();
  expect(heard.mock.calls.flat().filter((word) => String(word).includes('done'))).toEqual([]);
});
