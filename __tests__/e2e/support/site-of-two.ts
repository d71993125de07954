import { randomUUID } from 'node:crypto';
import { RedisProcess } from '../../integration/support/redis-process';
import { RedisStandby } from '../../integration/support/redis-standby';
import { eventually } from '../../support/eventually';
import { freePort } from '../../support/free-port';
import { HaproxyProcess } from './haproxy-process';
import type { ProductionServer } from './production-server';
import { loopback, startProductionServer } from './production-server';

export interface SiteOptions {
  /** Each server has a relay, which is reached at its own address; else there is none. */
  readonly ownRelays: boolean;
  /** Redis has a replica, which takes over when it dies. */
  readonly standby: boolean;
}

/** One of the servers, and what Prometheus would read of it. */
export class SiteNode {
  readonly #server: ProductionServer;
  readonly #metricsPort: number;

  private constructor(server: ProductionServer, metricsPort: number) {
    this.#server = server;
    this.#metricsPort = metricsPort;
  }

  static async start(
    env: Readonly<Record<string, string>>,
    { ownRelays }: Pick<SiteOptions, 'ownRelays'>,
  ): Promise<SiteNode> {
    const place = await loopback();
    const metricsPort = await freePort();
    const relay = ownRelays ? { RELAY_PUBLIC_URL: place.origin } : { RELAY: 'off' };
    const settings = { ...place.env, ...env, ...relay, METRICS_PORT: String(metricsPort) };
    return new SiteNode(await startProductionServer({ ...place, env: settings }), metricsPort);
  }

  get port(): number {
    return Number(new URL(this.#server.origin).port);
  }

  /** @returns a figure without labels, or with these */
  async figure(name: string): Promise<number> {
    const response = await fetch(`http://127.0.0.1:${String(this.#metricsPort)}/metrics`);
    const lines = (await response.text()).split('\n');
    return Number(lines.find((line) => line.startsWith(`${name} `))?.split(' ')[1]);
  }

  async isReady(): Promise<boolean> {
    return (await fetch(`${this.#server.origin}/readyz`)).ok;
  }

  signal(signal: NodeJS.Signals): void {
    process.kill(this.#server.pid, signal);
  }

  kill(): Promise<void> {
    return this.#server.kill();
  }

  /** As a deployment does. */
  stop(): Promise<void> {
    return this.#server.stop();
  }
}

/** Two servers with one Redis, and HAProxy in front. Each socket comes to the other one than the socket before. */
export class SiteOfTwo {
  readonly redis: RedisProcess;
  /** Null: nothing takes over from Redis. */
  readonly standby: RedisStandby | null;
  readonly origin: string;
  readonly nodes: readonly SiteNode[];
  readonly #proxy: HaproxyProcess;

  private constructor(
    redis: RedisProcess,
    standby: RedisStandby | null,
    origin: string,
    nodes: readonly SiteNode[],
    proxy: HaproxyProcess,
  ) {
    this.redis = redis;
    this.standby = standby;
    this.origin = origin;
    this.nodes = nodes;
    this.#proxy = proxy;
  }

  static async start(options: SiteOptions): Promise<SiteOfTwo> {
    const redis = await RedisProcess.start();
    const standby = options.standby ? await RedisStandby.beside(redis) : null;
    const env = {
      REDIS_URL: standby?.url ?? redis.url,
      SERVER_SECRET: randomUUID(),
      TRUST_PROXY: '1',
    };
    const nodes = [await SiteNode.start(env, options), await SiteNode.start(env, options)];
    const port = await freePort();
    const proxy = await HaproxyProcess.start(
      port,
      nodes.map((node) => node.port),
    );
    const origin = `http://127.0.0.1:${String(port)}`;
    const answers = async () => (await fetch(`${origin}/readyz`)).ok;
    await eventually('HAProxy answers', () => answers().catch(() => false));
    return new SiteOfTwo(redis, standby, origin, nodes, proxy);
  }

  /** Waits until one node keeps the seats of so many. */
  async keeper(people: number): Promise<{ keeper: SiteNode; other: SiteNode }> {
    let keeper: SiteNode | undefined;
    await eventually('somebody keeps the room', async () => {
      for (const node of this.nodes) {
        if ((await node.figure('tertulia_seats{state="taken"}')) === people) keeper = node;
      }
      return keeper !== undefined;
    });
    const other = this.nodes.find((node) => node !== keeper);
    if (!keeper || !other) throw new Error('Nobody keeps the room');
    return { keeper, other };
  }

  async close(): Promise<void> {
    for (const node of this.nodes) {
      await node.kill();
      // Removes what it kept.
      await node.stop();
    }
    await this.#proxy.close();
    await this.standby?.close();
    await this.redis.close();
  }
}
