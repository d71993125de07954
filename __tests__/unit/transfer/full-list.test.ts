import { MAX_FILES_AT_ONCE, MAX_OFFERS_OF_ONE, MAX_TRANSFERS } from '../../../lib/transfer/limits';
import { watchCrypto } from '../../fakes/crypto-watch';
import { accept, fileOf, pair, showPeople } from '../../fakes/transfer-pair';
import { TransferWorld } from '../../fakes/transfer-world';

beforeAll(() => watchCrypto());

const pictures = Array.from({ length: MAX_FILES_AT_ONCE }, (_, at) => fileOf(10, `${at}.png`));

it('takes more files of one person than may be open at once, when those before are over', async () => {
  const { world, ana, ben } = await pair();
  const rounds = MAX_OFFERS_OF_ONE / MAX_FILES_AT_ONCE + 1;
  for (let round = 1; round <= rounds; round += 1) {
    ana.page.send(pictures, null);
    await world.until(() => ben.views.length === round * MAX_FILES_AT_ONCE);
    accept(ben);
    await world.until(() => ben.views.every(({ file }) => file !== null));
  }
  expect(ben.page.refused.get('full')).toBeUndefined();
});

it('says at both ends that there is no place, and that nobody refused', async () => {
  const { world, ana, ben } = await pair();
  showPeople(ana, ben);
  for (let sent = 0; sent < MAX_OFFERS_OF_ONE; sent += MAX_FILES_AT_ONCE) {
    ana.page.send(pictures, null);
  }
  ana.page.send([fileOf(10, 'late.png')], null);
  await world.until(() => ana.view('late.png').ends[0]?.state === 'failed');
  expect(ana.view('late.png').ends).toMatchObject([{ failure: 'listFull' }]);
  expect(ben.page.getSnapshot().turnedAway).toEqual({ name: ana.id, file: 'late.png' });
  const [first] = ben.views;
  if (first) ben.page.refuse(first.id);
  if (first) ben.page.dismiss(first.id);
  expect(ben.page.getSnapshot().turnedAway).toBeNull();
  ana.page.send([fileOf(10, 'again.png')], null);
  await world.until(() => ben.views.some(({ name }) => name === 'again.png'));
});

it('has what is over make way for what comes, but for files that may not be saved', async () => {
  const { world, ana, ben } = await pair();
  ana.page.send([fileOf(10, 'kept.png')], null);
  await world.until(() => ben.views.length > 0);
  accept(ben);
  await world.until(() => ben.state === 'done');
  for (let sent = 0; sent <= MAX_TRANSFERS; sent += MAX_FILES_AT_ONCE) {
    expect(ana.page.send(pictures, null)).toEqual([]);
    await world.until(() => ben.views.some(({ ends }) => ends[0]?.state === 'offered'));
    for (const { id } of ben.views) ben.page.refuse(id);
    await world.live();
  }
  expect(ben.views).toHaveLength(MAX_TRANSFERS);
  expect(ana.views).toHaveLength(MAX_TRANSFERS);
  expect(ben.view('kept.png').file).not.toBeNull();
});

it('has unanswered offers of those who left make way for what comes', async () => {
  const world = new TransferWorld();
  const ben = world.come('ben');
  const offer = async (name: string) => {
    const sender = world.come(name);
    world.link(sender, ben);
    await world.live();
    for (let sent = 0; sent < MAX_OFFERS_OF_ONE; sent += MAX_FILES_AT_ONCE) {
      sender.page.send(pictures, ben.id);
    }
    await world.until(() => ben.views.some(({ ends }) => ends[0]?.peer === sender.id));
    await world.live();
    return sender;
  };
  for (let left = 0; left < MAX_TRANSFERS / MAX_OFFERS_OF_ONE; left += 1) {
    world.cut(await offer(`guest${left}`), ben);
  }
  expect(ben.views).toHaveLength(MAX_TRANSFERS);
  const ana = await offer('ana');
  expect(ana.views.flatMap(({ ends }) => ends.map(({ state }) => state))).toEqual(
    Array.from({ length: MAX_OFFERS_OF_ONE }, () => 'offered'),
  );
  expect(ben.views).toHaveLength(MAX_TRANSFERS);
  expect(ben.page.refused.get('full')).toBeUndefined();
});

it('offers once more what made way, when its sender is back', async () => {
  const world = new TransferWorld();
  const [ana, ben] = [world.come('ana'), world.come('ben')];
  world.link(ana, ben);
  await world.live();
  ana.page.send([fileOf(10, 'first.png')], ben.id);
  await world.until(() => ben.views.length === 1);
  world.cut(ana, ben);
  for (let sent = 0; sent < MAX_TRANSFERS; sent += MAX_FILES_AT_ONCE) {
    ben.page.setPeople([{ id: ana.id, name: 'Ana' }]);
    ben.page.send(pictures, ana.id);
  }
  expect(ben.views.some(({ name }) => name === 'first.png')).toBe(false);
  for (const { id } of ben.views) ben.page.cancel(id);
  world.link(ana, ben);
  await world.until(() => ben.views.some(({ name }) => name === 'first.png'));
  accept(ben);
  await world.until(() => ana.view('first.png').ends[0]?.state === 'done');
});
