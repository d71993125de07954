import { ErrorReply } from '@redis/client';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { reasonOf } from '../reason-of';
import type { ClusterStore } from './cluster-store';
import type { RedisConnection } from './redis-connection';

/** Scripts that ask for the time and write after it (5), and trimming by ids (6.2). */
const LEAST_VERSION = [6, 2] as const;

/** Has a mailbox that nobody reads. */
const NOBODY = 'nobody';

/**
 * Looks at what kind of Redis it is, each time that one is there: it may be too old, throw away what nodes have told it
 * when its memory is full, or have a user that may do less than nodes do. Warns of each such thing once, and says nothing
 * where Redis does not tell.
 */
export class RedisCheck {
  readonly #logger: Logger;
  readonly #said = new Set<string>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  async look(redis: Pick<RedisConnection, 'command'>): Promise<void> {
    const answer = await redis.command('INFO').catch((error: unknown) => {
      // To what else it is asked it says something else, and hangs up.
      const reason = reasonOf(error);
      if (reason.startsWith('NOAUTH')) this.#sayOnce('error', { reason }, 'redis_away');
      return null;
    });
    const info = v.safeParse(v.string(), answer);
    if (!info.success) return;
    const fact = (name: string): string =>
      new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info.output)?.[1] ?? '';
    const version = fact('redis_version');
    if (isOld(version)) {
      this.#sayOnce('error', { version, least: LEAST_VERSION.join('.') }, 'redis_too_old');
    }
    const policy = fact('maxmemory_policy');
    const isLimited = Number(fact('maxmemory')) > 0;
    if (isLimited && policy !== '' && policy !== 'noeviction') {
      this.#sayOnce('warn', { policy }, 'redis_evicts');
    }
  }

  /** Who may not send or read letters gets no lease: this says why. */
  async lookAtLetters(store: Pick<ClusterStore, 'post' | 'read'>): Promise<void> {
    const onFailure = (error: unknown): void => {
      if (!(error instanceof ErrorReply)) return;
      this.#sayOnce('error', { reason: error.message }, 'redis_refuses_letters');
    };
    await store.post(NOBODY, '').catch(onFailure);
    await store.read(NOBODY, '0').catch(onFailure);
  }

  #sayOnce(level: 'error' | 'warn', facts: Readonly<Record<string, string>>, event: string): void {
    const line = JSON.stringify([event, facts]);
    if (this.#said.has(line)) return;
    this.#said.add(line);
    this.#logger[level](facts, event);
  }
}

function isOld(version: string): boolean {
  const [major = NaN, minor = NaN] = version.split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST_VERSION;
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}
