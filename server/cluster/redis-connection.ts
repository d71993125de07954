import { createClient, createSentinel } from '@redis/client';
import type { Logger } from 'pino';
import type { RedisConfig } from '../config/redis-config';

/** In milliseconds. What takes longer has failed, as far as anybody here is concerned. */
const COMMAND_MS = 2_000;
const CONNECT_MS = 2_000;
/** Of a connection on which nothing comes; the mailbox answers once a second. */
const SILENCE_MS = 4_000;
const RECONNECT_MS = 250;
const MAX_RECONNECT_MS = 2_000;

/** One connection to Redis, which comes back by itself. What is asked while it is away fails at once. */
export interface RedisConnection {
  /** @throws {Error} when it is away, or gives no answer in time, or answers with an error */
  command: (...args: string[]) => Promise<unknown>;
  close: () => void;
}

/** Connects, and goes on to try. A failure is logged when it begins, and when it is over. */
export function openRedis(config: RedisConfig, logger: Logger): RedisConnection {
  let isDown = false;
  const onError = (error: unknown): void => {
    if (isDown) return;
    isDown = true;
    logger.error({ reason: error instanceof Error ? error.message : String(error) }, 'redis_away');
  };
  const onReady = (): void => {
    if (isDown) logger.info({}, 'redis_back');
    isDown = false;
  };
  const { send, destroy } =
    config.kind === 'sentinel'
      ? openSentinel(config, onError, onReady)
      : openSingle(config, onError, onReady);
  return {
    async command(...args) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('Redis gives no answer.')), COMMAND_MS);
      });
      try {
        return await Promise.race([send(args), late]);
      } finally {
        clearTimeout(timer);
      }
    },
    close: destroy,
  };
}

/** Each command's end is watched here; the client's own watch, an `AbortSignal` for each of them, stays for five seconds. */
const UNWATCHED = { timeout: 0 };

interface Opened {
  readonly send: (args: string[]) => Promise<unknown>;
  readonly destroy: () => void;
}

const SOCKET = {
  connectTimeout: CONNECT_MS,
  socketTimeout: SILENCE_MS,
  reconnectStrategy: (retries: number) => Math.min(RECONNECT_MS * (retries + 1), MAX_RECONNECT_MS),
};

function openSingle(
  { url }: Extract<RedisConfig, { kind: 'single' }>,
  onError: (error: unknown) => void,
  onReady: () => void,
): Opened {
  const client = createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    commandOptions: UNWATCHED,
    socket: SOCKET,
  });
  client.on('error', onError);
  client.on('ready', onReady);
  const connected = client.connect();
  connected.catch(onError);
  return {
    async send(args) {
      await connected;
      return client.sendCommand(args);
    },
    destroy: () => client.destroy(),
  };
}

function openSentinel(
  { sentinels, name, username, password }: Extract<RedisConfig, { kind: 'sentinel' }>,
  onError: (error: unknown) => void,
  onReady: () => void,
): Opened {
  const sentinel = createSentinel({
    name,
    RESP: 2,
    sentinelRootNodes: [...sentinels],
    nodeClientOptions: {
      ...(username !== null && { username }),
      ...(password !== null && { password }),
      disableOfflineQueue: true,
      socket: SOCKET,
    },
    commandOptions: UNWATCHED,
    sentinelClientOptions: { socket: SOCKET },
    // Whoever fails over waits for the sentinels' word, and asks again.
    scanInterval: 1_000,
    passthroughClientErrorEvents: true,
  });
  sentinel.on('error', onError);
  sentinel.on('client-error', onError);
  const connected = sentinel.connect();
  connected.catch(onError);
  return {
    async send(args) {
      await connected;
      const answer = await sentinel.sendCommand(false, args);
      onReady();
      return answer;
    },
    destroy: () => void sentinel.destroy(),
  };
}
