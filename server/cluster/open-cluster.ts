import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ClusterConfig } from '../config/redis-config';
import type { ClusterOptions } from './cluster';
import { RedisCheck } from './check-redis';
import { Cluster } from './cluster';
import type { NodeFacts } from './node-facts';
import { openRedis } from './redis-connection';
import { RedisStore } from './redis-store';
import { wakefulClock } from './wakeful-clock';

export interface OpenClusterOptions extends Omit<ClusterOptions, 'store' | 'facts' | 'now'> {
  readonly facts: () => Omit<NodeFacts, 'build'>;
}

/** Makes this server one of many, which find each other in Redis. Connects, and is none of them before it is started. */
export function openCluster(
  { redis, prefix }: ClusterConfig,
  { facts, ...options }: OpenClusterOptions,
): Cluster {
  const { logger } = options;
  const build = buildOf(process.argv[1]);
  const check = new RedisCheck(logger);
  // Letters take both connections, one of which is there before the other.
  const lookAtLetters = (): void => void check.lookAtLetters(store);
  const commands = openRedis(redis, logger, (connection) => {
    void check.look(connection);
    lookAtLetters();
  });
  const reader = openRedis(redis, logger, lookAtLetters);
  const store = new RedisStore(commands, reader, prefix);
  return new Cluster({
    ...options,
    store,
    facts: () => ({ ...facts(), build }),
    now: wakefulClock(),
  });
}

/** @returns what tells one build from another: a digest of the program, which is one file in production */
function buildOf(program: string | undefined): string {
  const text = program === undefined ? '' : readFileSync(program);
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
