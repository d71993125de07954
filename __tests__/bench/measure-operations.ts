import { setTimeout as delay } from 'node:timers/promises';
import type { RedisProcess } from '../integration/support/redis-process';
import { TestClient } from '../integration/support/test-client';
import { startNodes } from './bench-servers';
import { SeatedCrowd } from './seated-crowd';

const TIMES = 100;
const IDLE_SECONDS = 5;

/** People in rooms that nothing is done in, to see whether these make a difference. */
const OTHERS = 4_000;

type Counts = Readonly<Record<'eval' | 'xadd', number>>;

async function countsOf(redis: RedisProcess): Promise<Counts> {
  const info = await redis.ask('INFO commandstats');
  const calls = (name: string): number =>
    Number(new RegExp(`cmdstat_${name}:calls=(\\d+)`).exec(info)?.[1] ?? 0);
  return { eval: calls('eval'), xadd: calls('xadd') };
}

/** @returns how many operations there were for each time, but for those that there are anyway */
async function operations(
  redis: RedisProcess,
  idleEvalsPerSecond: number,
  work: () => Promise<void>,
): Promise<string> {
  const [before, startMs] = [await countsOf(redis), performance.now()];
  await work();
  const [after, passed] = [await countsOf(redis), (performance.now() - startMs) / 1_000];
  const evals = after.eval - before.eval - idleEvalsPerSecond * passed;
  const each = (count: number): string => Math.abs(count / TIMES).toFixed(2);
  return `${each(evals)} EVAL, ${each(after.xadd - before.xadd)} XADD`;
}

/** What a join and a signal ask of Redis, from another node than the keeper, with few rooms and with many. */
export async function measureOperations(): Promise<void> {
  const { redis, nodes, stop } = await startNodes();
  const [keeper, other] = nodes;
  const round = async (name: string): Promise<void> => {
    const join = async (origin: string, room: string) => {
      const client = new TestClient(origin);
      await client.connected();
      return { client, ...(await client.joinInTime(room)) };
    };
    const pairs: Awaited<ReturnType<typeof join>>[][] = [];
    for (let index = 0; index < TIMES; index++) {
      pairs.push([await join(keeper.origin, `${name}-${String(index)}`)]);
    }
    const before = await countsOf(redis);
    await delay(IDLE_SECONDS * 1_000);
    const idle = ((await countsOf(redis)).eval - before.eval) / IDLE_SECONDS;
    const joins = await operations(redis, idle, async () => {
      for (const [index, pair] of pairs.entries()) {
        pair.push(await join(other.origin, `${name}-${String(index)}`));
      }
    });
    const signals = await operations(redis, idle, async () => {
      for (const [one, two] of pairs) {
        two?.client.emit('webrtc_offer', { to: one?.self, payload: 'x'.repeat(3_000) });
        await one?.client.next('webrtc_offer');
      }
    });
    console.log(`${name} rooms: a join elsewhere ${joins}; a signal to the keeper's ${signals}`);
    await Promise.all(pairs.flat().map(({ client }) => client.close()));
  };
  await round('few');
  const crowd = await SeatedCrowd.come({ ports: [keeper.port], people: OTHERS });
  await round('many');
  crowd.leave();
  await stop();
}
