import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClusterConfig } from '../../../server/config/redis-config';
import { freePort } from '../../support/free-port';

/** A real Redis (Debian's package `redis-server`) on loopback, which keeps nothing when it ends. */
export class RedisProcess {
  readonly port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), 'redis-'));
  readonly #options: readonly string[];
  #child: ChildProcess | null = null;

  private constructor(port: number, options: readonly string[]) {
    this.port = port;
    this.#options = options;
  }

  /** @returns why there can be none on this machine, null when there can */
  static unavailableBecause(): string | null {
    const { error } = spawnSync('redis-server', ['--version']);
    return error ? `redis-server is not installed (${error.message})` : null;
  }

  /** @param options as on its command line */
  static async start(...options: string[]): Promise<RedisProcess> {
    const redis = new RedisProcess(await freePort(), options);
    await redis.start();
    await redis.beOld(redis.config.prefix);
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  get config(): ClusterConfig {
    return { redis: { kind: 'single', url: this.url }, prefix: 'test' };
  }

  /** Has it know for long what is under a prefix: nobody waits for servers of before. */
  async beOld(prefix: string): Promise<void> {
    await this.ask(`SET ${await this.ofThisRun(`${prefix}:born`)} 0`);
  }

  /** @returns what a key is called in this run of Redis, of which it tells nothing in another one */
  async ofThisRun(key: string): Promise<string> {
    const [, run = ''] = /run_id:(\w+)/.exec(await this.ask('INFO server')) ?? [];
    return `${key}@${run}`;
  }

  /** @returns what it answers to a command, as it comes over the line */
  async ask(command: string): Promise<string> {
    const socket = connect(this.port, '127.0.0.1').setEncoding('utf8');
    // It ends the connection behind its answer.
    socket.write(`${command}\r\nQUIT\r\n`);
    let answer = '';
    for await (const text of socket) answer += String(text);
    return answer;
  }

  /** On the same port as before, and with nothing in it. */
  async start(): Promise<void> {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.#folder];
    const child = spawn('redis-server', [...options, '--save', '', ...this.#options], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#child = child;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('Ready to accept connections')) resolve();
      });
      child.once('exit', () => reject(new Error(`Redis ended: ${said}`)));
    });
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
