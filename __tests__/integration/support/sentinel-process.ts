import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RedisConfig } from '../../../server/config/redis-config';
import { freePort } from '../../support/free-port';

const MASTER = 'tertulia';

/** @returns what leads to the master by one Sentinel on loopback, be it there or not */
export function sentinelAt(port: number): RedisConfig {
  const sentinels = [{ host: '127.0.0.1', port }];
  return { kind: 'sentinel', sentinels, name: MASTER, username: null, password: null };
}

/** A real Sentinel (Debian's package `redis-sentinel`), which decides alone and quickly who is the master. */
export class SentinelProcess {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #port: number;
  #said = '';

  private constructor(child: ChildProcess, folder: string, port: number) {
    this.#child = child;
    this.#folder = folder;
    this.#port = port;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.#said += text));
  }

  /**
   * @param masterPort of a Redis on loopback
   * @param givenPort where it answers itself; not set: anywhere
   */
  static async watch(masterPort: number, givenPort?: number): Promise<SentinelProcess> {
    const port = givenPort ?? (await freePort());
    const folder = mkdtempSync(join(tmpdir(), 'sentinel-'));
    const file = join(folder, 'sentinel.conf');
    writeFileSync(
      file,
      [
        `port ${String(port)}`,
        'bind 127.0.0.1',
        `dir ${folder}`,
        `sentinel monitor ${MASTER} 127.0.0.1 ${String(masterPort)} 1`,
        `sentinel down-after-milliseconds ${MASTER} 1000`,
        `sentinel failover-timeout ${MASTER} 5000`,
      ].join('\n'),
    );
    const child = spawn('redis-sentinel', [file], { stdio: ['ignore', 'pipe', 'ignore'] });
    return new SentinelProcess(child, folder, port);
  }

  /** What it has said so far. */
  get output(): string {
    return this.#said;
  }

  get config(): RedisConfig {
    return sentinelAt(this.#port);
  }

  get url(): string {
    return `redis-sentinel://127.0.0.1:${String(this.#port)}/${MASTER}`;
  }

  async close(): Promise<void> {
    this.#child.kill('SIGKILL');
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      await once(this.#child, 'exit');
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
