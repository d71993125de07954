import { pino } from 'pino';
import type { ClusterConfig } from '../../../server/config/redis-config';
import type { RunningServer, ServerConfig } from '../../../server/create-server';
import { createServer } from '../../../server/create-server';
import { RedisProcess } from './redis-process';
import { TestClient } from './test-client';
import { TEST_CONFIG } from './test-config';

/** How many servers the tests of signalling run on: set by the project of Jest that they run in. */
declare const NODES: number | undefined;

const isOneOfTwo = typeof NODES !== 'undefined' && NODES === 2;
let redis: RedisProcess | null = null;
let current: OtherNode | null = null;
let lives = 0;

if (isOneOfTwo) afterAll(() => redis?.close());

/** @returns null in runs with one server alone */
export async function sharedCluster(): Promise<ClusterConfig | null> {
  if (!isOneOfTwo) return null;
  redis ??= await RedisProcess.start();
  const prefix = `life-${String(lives)}`;
  await redis.beOld(prefix);
  return { ...redis.config, prefix };
}

/** Has the node that was started last keep a room. */
export async function keepElsewhere(room: string): Promise<void> {
  await current?.keep(room);
}

/** What follows is another site, in which there was never a room. */
export function forgetRooms(): void {
  lives += 1;
}

/** A second server, which keeps every room that a test speaks of before the first one hears of it. */
export class OtherNode {
  readonly #server: RunningServer;
  readonly #port: number;
  readonly #kept = new Map<string, Promise<TestClient>>();

  private constructor(server: RunningServer, port: number) {
    this.#server = server;
    this.#port = port;
  }

  /** @returns null in runs with one server alone */
  static async start(config: Partial<ServerConfig>): Promise<OtherNode | null> {
    if (!isOneOfTwo) return null;
    const parts = { logger: pino({ level: 'silent' }), handler: () => undefined };
    const alone = { ...TEST_CONFIG, ...config, port: 0, metrics: null };
    const server = createServer(alone, parts);
    const { port } = await server.listen();
    current = new OtherNode(server, port);
    return current;
  }

  /** Has this server keep a room: somebody looks at it here, and goes on to. */
  async keep(room: string): Promise<void> {
    const watcher = this.#kept.get(room) ?? this.#watch(room);
    this.#kept.set(room, watcher);
    await watcher;
  }

  async close(): Promise<void> {
    const watchers = await Promise.all(this.#kept.values());
    await Promise.all(watchers.map((watcher) => watcher.close()));
    await this.#server.close();
  }

  async #watch(room: string): Promise<TestClient> {
    const watcher = new TestClient(`http://127.0.0.1:${String(this.#port)}`);
    watcher.emit('watch_room', { room });
    // What is no name of a room is refused here too.
    await Promise.race([watcher.next('room_status'), watcher.next('signal_error')]);
    return watcher;
  }
}
