import * as v from 'valibot';
import { MAX_ROOM_CAPACITY, MIN_ROOM_CAPACITY } from '../lib/signaling/limits';
import { ConfigError } from './config-error';
import { loadSecret, MIN_SECRET_LENGTH } from './secret';

/** Everything the environment decides, parsed once. */
export interface Config {
  /** 0 asks the system for any free port. */
  readonly port: number;
  /** Null listens on every address, IPv6 and IPv4, as far as the machine has them. */
  readonly host: string | null;
  readonly roomCapacity: number;
  readonly seatHoldSeconds: number;
  readonly stunUrls: readonly string[];
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Signs seat tokens. */
  readonly secret: string;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const MAX_SEAT_HOLD_SECONDS = 600;
const DEFAULT_SECRET_FILE = 'data/secret';

/** RFC 7064: `stun:` or `stuns:`, a host (or an IPv6 address in brackets), and maybe a port. */
const STUN_URL = /^stuns?:(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;

const EnvironmentSchema = v.object({
  PORT: v.optional(integer(0, 65_535), '3000'),
  HOST: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Za-z0-9.:%_-]+$/, 'must be an address or a host name')),
  ),
  ROOM_CAPACITY: v.optional(
    integer(MIN_ROOM_CAPACITY, MAX_ROOM_CAPACITY),
    String(MAX_ROOM_CAPACITY),
  ),
  SEAT_HOLD_SECONDS: v.optional(integer(1, MAX_SEAT_HOLD_SECONDS), '30'),
  STUN_URLS: v.optional(
    v.pipe(
      v.string(),
      v.transform((list) => list.split(',').map((url) => url.trim())),
      v.check(
        (urls) => urls.every((url) => STUN_URL.test(url)),
        'must be a list of stun:host:port or stuns:host:port, separated by commas',
      ),
    ),
  ),
  LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`), 'info'),
  SERVER_SECRET: v.optional(
    v.pipe(
      v.string(),
      v.minLength(MIN_SECRET_LENGTH, `must have at least ${MIN_SECRET_LENGTH} characters`),
    ),
  ),
  SECRET_FILE: v.optional(v.string(), DEFAULT_SECRET_FILE),
});

/**
 * Reads the configuration. Without `SERVER_SECRET` it also reads `SECRET_FILE`, or makes it.
 *
 * @throws {ConfigError} with one line for each variable that is wrong.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  // `PORT=` in a file of variables means: not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = v.safeParse(EnvironmentSchema, given);
  if (!result.success) throw new ConfigError(result.issues.map(describe));
  const values = result.output;
  return Object.freeze({
    port: values.PORT,
    host: values.HOST ?? null,
    roomCapacity: values.ROOM_CAPACITY,
    seatHoldSeconds: values.SEAT_HOLD_SECONDS,
    stunUrls: values.STUN_URLS ?? [],
    logLevel: values.LOG_LEVEL,
    secret: values.SERVER_SECRET ?? loadSecret(values.SECRET_FILE),
  });
}

function integer(min: number, max: number) {
  const allowed = `must be a whole number from ${min} to ${max}`;
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,6}$/, allowed),
    v.transform(Number),
    v.minValue(min, allowed),
    v.maxValue(max, allowed),
  );
}

function describe({ path, message }: v.InferIssue<typeof EnvironmentSchema>): string {
  const [variable] = path ?? [];
  if (!variable) return message;
  // A secret stays out of logs even when it is a bad one.
  if (variable.key === 'SERVER_SECRET') return `SERVER_SECRET ${message}.`;
  return `${String(variable.key)} is ${JSON.stringify(variable.value)}, but it ${message}.`;
}
