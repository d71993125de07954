import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ProductionServer } from '../e2e/support/production-server';
import { loopback, startProductionServer } from '../e2e/support/production-server';
import { RedisProcess } from '../integration/support/redis-process';
import { startBareSignalling } from './bare-signalling';
import { startIdleCrowd } from './idle-crowd';
import { residentKib } from './process-usage';
import { SignalLoad } from './signal-load';

/** How many are idle, and for how many seconds signals are measured: `npm run bench:signalling -- 20000 20`. */
const [idle = 5_000, seconds = 20] = process.argv.slice(2).map(Number);

const PER_SECOND = 500;

/** Memory that is about to be given back is not counted. */
const SETTLE_MS = 3_000;

async function startServer(env: Record<string, string> = {}): Promise<ProductionServer> {
  const place = await loopback();
  const limits = { MAX_CONNECTIONS: '50000', MAX_ROOMS: '50000', RELAY: 'off' };
  return startProductionServer({ ...place, env: { ...place.env, ...limits, ...env } });
}

/** @returns KiB that each of so many idle connections takes */
async function idleKib(pid: number, port: number): Promise<{ kib: number; end: () => void }> {
  const beforeKib = residentKib(pid);
  const end = await startIdleCrowd(port, idle);
  await delay(SETTLE_MS);
  return { kib: (residentKib(pid) - beforeKib) / idle, end };
}

async function measure(name: string, origins: readonly [string, string]): Promise<void> {
  const load = await SignalLoad.open(origins, name.replaceAll(/\W+/g, '-'), PER_SECOND);
  await load.measure(2);
  const { p50, p99, perSecond, lost } = await load.measure(seconds);
  await load.close();
  const rate = `${perSecond.toFixed(0)} signals a second, ${String(lost)} lost`;
  console.log(`${name.padEnd(34)} p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (${rate})`);
}

async function run(): Promise<void> {
  const bare = await startBareSignalling();
  const bareCrowd = await idleKib(bare.pid, bare.port);
  bareCrowd.end();
  bare.stop();
  const alone = await startServer();
  await measure('one server', [alone.origin, alone.origin]);
  const crowd = await idleKib(alone.pid, Number(new URL(alone.origin).port));
  const ratio = (crowd.kib / bareCrowd.kib).toFixed(2);
  const [own, other] = [crowd.kib.toFixed(1), bareCrowd.kib.toFixed(1)];
  console.log(
    `${String(idle)} idle in lobbies: ${own} KiB each, bare ${other} KiB: ${ratio} times`,
  );
  await measure('one server, beside the idle', [alone.origin, alone.origin]);
  crowd.end();
  await alone.stop();

  const redis = await RedisProcess.start();
  await redis.beOld('tertulia');
  const env = { REDIS_URL: redis.url, SERVER_SECRET: randomUUID() };
  const nodes = [await startServer(env), await startServer(env)] as const;
  const [keeper, second] = nodes.map(({ origin }) => origin) as [string, string];
  await measure('two nodes, all at the keeper', [keeper, keeper]);
  await measure('two nodes, rooms spread', [keeper, second]);
  await Promise.all(nodes.map((node) => node.stop()));
  await redis.close();
}

run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
