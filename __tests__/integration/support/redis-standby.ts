import type { RedisConfig } from '../../../server/config/redis-config';
import { eventually } from '../../support/eventually';
import { RedisProcess } from './redis-process';
import { SentinelProcess } from './sentinel-process';

/** What takes over from a Redis that dies: its replica, and a Sentinel that watches both. */
export class RedisStandby {
  readonly #replica: RedisProcess;
  readonly #sentinel: SentinelProcess;

  private constructor(replica: RedisProcess, sentinel: SentinelProcess) {
    this.#replica = replica;
    this.#sentinel = sentinel;
  }

  static async beside(master: RedisProcess): Promise<RedisStandby> {
    const replica = await RedisProcess.start('--replicaof', '127.0.0.1', String(master.port));
    const sentinel = await SentinelProcess.watch(master.port);
    await eventually('the replica is known', () => /\+slave slave/.test(sentinel.output));
    return new RedisStandby(replica, sentinel);
  }

  /** Leads to whichever of the two is the master. */
  get config(): RedisConfig {
    return this.#sentinel.config;
  }

  /** The same, as the environment says it. */
  get url(): string {
    return this.#sentinel.url;
  }

  /** Waits until the replica is the master. */
  async hasTakenOver(): Promise<void> {
    await eventually('there is another master', () => {
      return /\+switch-master/.test(this.#sentinel.output);
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.#sentinel.close(), this.#replica.close()]);
  }
}
