import type { Logger } from 'pino';
import * as v from 'valibot';
import type { RedisConnection } from './redis-connection';

/** Scripts that ask for the time and write after it (5), and trimming by ids (6.2). */
const LEAST_VERSION = [6, 2] as const;

/**
 * Looks once at what kind of Redis it is, and warns of what would go wrong later: it may be too old, or throw away what
 * nodes have told it when its memory is full. Says nothing where it does not tell.
 */
export async function checkRedis(redis: RedisConnection, logger: Logger): Promise<void> {
  const answer = await redis.command('INFO').catch((error: unknown) => {
    // To what else it is asked it says something else, and hangs up.
    const reason = error instanceof Error ? error.message : '';
    if (reason.startsWith('NOAUTH')) logger.error({ reason }, 'redis_away');
    return null;
  });
  const info = v.safeParse(v.string(), answer);
  if (!info.success) return;
  const fact = (name: string): string =>
    new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info.output)?.[1] ?? '';
  const version = fact('redis_version');
  if (isOld(version)) logger.error({ version, least: LEAST_VERSION.join('.') }, 'redis_too_old');
  const policy = fact('maxmemory_policy');
  const isLimited = Number(fact('maxmemory')) > 0;
  if (isLimited && policy !== '' && policy !== 'noeviction') {
    logger.warn({ policy }, 'redis_evicts');
  }
}

function isOld(version: string): boolean {
  const [major = NaN, minor = NaN] = version.split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST_VERSION;
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}
