import { BLOCK_BYTES, MAX_FILES_AT_ONCE, MAX_OFFERS_OF_ONE } from '../../../lib/transfer/limits';
import { watchCrypto } from '../../fakes/crypto-watch';
import { lendTransfer } from '../../fakes/lend-transfer';
import { accept, fileOf, pair } from '../../fakes/transfer-pair';

beforeAll(() => {
  watchCrypto();
  lendTransfer();
});

/** Ben has a whole file, and loads his page again: the one before has the file on the disk yet, until it is let go. */
async function loadedAgain() {
  const { world, ana, ben } = await pair();
  ana.page.send([fileOf(3 * BLOCK_BYTES)], null);
  await world.until(() => ben.views.length === 1);
  accept(ben);
  await world.until(() => ben.state === 'done' && ana.state === 'done');
  const { id } = ben.view();
  const { keep } = ben.disk;
  let letGo = () => {};
  const isFree = new Promise<void>((resolve) => (letGo = resolve));
  const keepLater: typeof keep = async (name) => {
    await isFree;
    return keep(name);
  };
  Object.assign(ben.disk, { keep: keepLater });
  world.cut(ana, ben);
  ben.load();
  ben.page.takeSeat();
  return { world, ben, id, letGo };
}

it('stays on a full list', async () => {
  const { world, ben, id, letGo } = await loadedAgain();
  for (const name of ['cleo', 'dora', 'emil']) {
    const sender = world.come(name);
    world.link(sender, ben);
    await world.live();
    for (let sent = 0; sent < MAX_OFFERS_OF_ONE; sent += MAX_FILES_AT_ONCE) {
      const files = Array.from({ length: MAX_FILES_AT_ONCE }, (_, at) => fileOf(10, `${at}`));
      sender.page.send(files, ben.id);
    }
    await world.live();
  }
  letGo();
  await world.live();
  expect(ben.views.find((one) => one.id === id)?.file?.size).toBe(3 * BLOCK_BYTES);
});

it.each(['is taken off', 'is left with the call'])('leaves nothing when it %s', async (how) => {
  const { world, ben, id, letGo } = await loadedAgain();
  if (how === 'is taken off') ben.page.dismiss(id);
  else ben.page.close();
  letGo();
  await world.live();
  expect([...ben.disk.files.keys()]).toEqual([]);
  expect(ben.views).toEqual([]);
});
