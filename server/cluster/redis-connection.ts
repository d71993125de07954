import type { Logger } from 'pino';
import type { RedisConfig } from '../config/redis-config';
import { reasonOf } from '../reason-of';
import type { LineEvents } from './redis-line';
import { openSingle } from './redis-line';
import { openSentinel } from './sentinel-line';

/** In milliseconds. What takes longer has failed, as far as anybody here is concerned. */
export const COMMAND_MS = 2_000;

/** One connection to Redis, which comes back by itself. */
export interface RedisConnection {
  /**
   * What has failed before it could be sent is not sent any more. What was sent may be carried out all the same, and late.
   *
   * @throws {Error} when it is away, or gives no answer in time, or answers with an error
   */
  command: (...args: string[]) => Promise<unknown>;
  close: () => void;
}

/**
 * Connects, and goes on to try. A failure is logged when it begins, and when it is over.
 *
 * @param onConnected told each time that Redis is there again: it may be another one than before
 */
export function openRedis(
  config: RedisConfig,
  logger: Logger,
  onConnected: (redis: RedisConnection) => void = () => undefined,
): RedisConnection {
  let state: 'unknown' | 'there' | 'away' = 'unknown';
  const events: LineEvents = {
    onError(error) {
      if (state === 'away') return;
      state = 'away';
      logger.error({ reason: reasonOf(error) }, 'redis_away');
    },
    onReady() {
      if (state === 'there') return;
      if (state === 'away') logger.info({}, 'redis_back');
      state = 'there';
      onConnected(redis);
    },
  };
  const { send, destroy } =
    config.kind === 'sentinel' ? openSentinel(config, events) : openSingle(config, events);
  const redis: RedisConnection = {
    async command(...args) {
      const abandoned = new AbortController();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new Error('Redis gives no answer.'));
          abandoned.abort();
        }, COMMAND_MS);
      });
      try {
        return await Promise.race([send(args, abandoned.signal), late]);
      } finally {
        clearTimeout(timer);
      }
    },
    close: destroy,
  };
  return redis;
}
