import { MAX_INCOMING_OF_ONE } from '../../../lib/transfer/limits';
import type { TransferPerson } from '../../fakes/transfer-world';
import { FakeFile } from '../../fakes/transfer-world';
import { watchCrypto } from '../../fakes/crypto-watch';
import { bytesOf, pair, underWay } from '../../fakes/transfer-pair';

beforeAll(() => watchCrypto());

const content = bytesOf(2_000_000);

const files = (count: number) =>
  Array.from({ length: count }, (_, at) => new FakeFile(content, `${at}.bin`));

const inState = ({ views }: TransferPerson, state: string) =>
  views.filter(({ ends }) => ends.some((end) => end.state === state));

it('gives the turns of what its sender paused to others', async () => {
  const call = await pair();
  const { world, ana, ben } = call;
  await underWay(call, ...files(MAX_INCOMING_OF_ONE + 2));
  const running = inState(ben, 'running');
  expect(running).toHaveLength(MAX_INCOMING_OF_ONE);
  for (const { id } of running) ana.page.pause(id);
  await world.until(() => inState(ben, 'done').length === 2);
  expect(inState(ben, 'pausedThere')).toHaveLength(MAX_INCOMING_OF_ONE);
});

it.each(['ana', 'ben'] as const)(
  'has no more come at a time, however often %s pauses and resumes',
  async (who) => {
    const call = await pair();
    const { world, ana, ben } = call;
    const person = call[who];
    await underWay(call, ...files(2 * MAX_INCOMING_OF_ONE + 4));
    while (inState(ben, 'running').length > 0) {
      for (const { id } of inState(ben, 'running')) person.page.pause(id);
      await world.live(20);
    }
    for (const { id } of person.views) person.page.resume(id);
    let most = 0;
    await world.until(() => {
      most = Math.max(most, inState(ben, 'running').length);
      return inState(ben, 'done').length === ben.views.length;
    });
    expect(most).toBe(MAX_INCOMING_OF_ONE);
    await world.until(() => inState(ana, 'done').length === ana.views.length);
    expect([...ana.page.refused, ...ben.page.refused]).toEqual([]);
  },
);
