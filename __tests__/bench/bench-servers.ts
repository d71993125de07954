import { randomUUID } from 'node:crypto';
import type { ProductionServer } from '../e2e/support/production-server';
import { loopback, startProductionServer } from '../e2e/support/production-server';
import { RedisProcess } from '../integration/support/redis-process';

/** A server, and what it has refused, as far as its log tells. */
export interface BenchServer extends ProductionServer {
  readonly port: number;
  readonly refusals: () => string[];
}

const LIMITS = { MAX_CONNECTIONS: '50000', MAX_ROOMS: '50000', RELAY: 'off' };

/** @param env `PORT` to have it where another one was before */
export async function startServer(
  env: Readonly<Record<string, string>> = {},
): Promise<BenchServer> {
  const place = await loopback();
  const port = env.PORT ?? place.env.PORT ?? '';
  let output = '';
  const server = await startProductionServer({
    ...place,
    origin: `http://127.0.0.1:${port}`,
    env: { ...place.env, ...LIMITS, ...env },
    onOutput: (text) => void (output += text),
  });
  const refusals = (): string[] =>
    output.split('\n').filter((line) => /_refused|connection_closed|"level":[56]0/.test(line));
  return { ...server, port: Number(port), refusals };
}

export interface BenchNodes {
  readonly redis: RedisProcess;
  readonly nodes: readonly [BenchServer, BenchServer];
  /** One more of the same site. */
  readonly another: () => Promise<BenchServer>;
  readonly stop: () => Promise<void>;
}

/** Two servers that serve one site. */
export async function startNodes(env: Readonly<Record<string, string>> = {}): Promise<BenchNodes> {
  const redis = await RedisProcess.start();
  await redis.beOld('tertulia');
  const shared = { REDIS_URL: redis.url, SERVER_SECRET: randomUUID(), ...env };
  const nodes = [await startServer(shared), await startServer(shared)] as const;
  const others: BenchServer[] = [];
  const another = async (): Promise<BenchServer> => {
    const node = await startServer(shared);
    others.push(node);
    return node;
  };
  const stop = async (): Promise<void> => {
    await Promise.all([...nodes, ...others].map((node) => node.stop()));
    await redis.close();
  };
  return { redis, nodes, another, stop };
}
