import { join } from 'node:path';
import * as v from 'valibot';
import { MAX_ROOM_CAPACITY, MIN_ROOM_CAPACITY } from '../lib/signaling/limits';
import { ConfigError } from './config-error';
import { commaList } from './config/comma-list';
import type { GuardConfig } from './config/guard-config';
import { guardConfig, guardVariables } from './config/guard-variables';
import { metricsConfig, metricsProblems, metricsVariables } from './config/metrics-variables';
import { listenHost } from './config/listen-host';
import type { PublicUrl } from './config/public-url';
import { parsePublicUrl, PublicUrlSchema } from './config/public-url';
import type { ClusterConfig } from './config/redis-config';
import { clusterConfig, redisProblems, redisVariables } from './config/redis-variables';
import type { RelayConfig } from './config/relay-config';
import { relayConfig, relayProblems, relayVariables } from './config/relay-variables';
import type { TlsConfig } from './config/tls-config';
import { tlsConfig, tlsProblems, tlsVariables } from './config/tls-variables';
import { wholeNumber } from './config/whole-number';
import type { MetricsConfig } from './config/metrics-config';
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
  /** Null: people reach the site under whatever name their browser says. */
  readonly publicUrl: PublicUrl | null;
  readonly relay: RelayConfig;
  /** Where this server's own relay is reached, if not under the site's name; null: it is. */
  readonly relayUrl: PublicUrl | null;
  /** The servers that this is one of; null: it is alone. */
  readonly cluster: ClusterConfig | null;
  readonly tls: TlsConfig;
  /** A port with plain http that leads to https; null: there is none. */
  readonly httpRedirectPort: number | null;
  /** How many proxies of our own are in front, whose X-Forwarded headers count. */
  readonly trustProxy: number;
  readonly guard: GuardConfig;
  /** Where figures are told; null: nowhere. */
  readonly metrics: MetricsConfig | null;
  /** Where certificates and what belongs to them are kept. */
  readonly dataDir: string;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const MAX_SEAT_HOLD_SECONDS = 600;
const MAX_PROXIES = 10;

/** RFC 7064: `stun:` or `stuns:`, a host (or an IPv6 address in brackets), and maybe a port. */
const STUN_URL = /^stuns?:(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;

const EnvironmentSchema = v.object({
  PORT: v.optional(wholeNumber(0, 65_535), '3000'),
  HOST: v.optional(listenHost),
  ROOM_CAPACITY: v.optional(
    wholeNumber(MIN_ROOM_CAPACITY, MAX_ROOM_CAPACITY),
    String(MAX_ROOM_CAPACITY),
  ),
  SEAT_HOLD_SECONDS: v.optional(wholeNumber(1, MAX_SEAT_HOLD_SECONDS), '30'),
  STUN_URLS: v.optional(
    commaList(
      (url) => STUN_URL.test(url),
      'must be a list of stun:host:port or stuns:host:port, separated by commas',
    ),
  ),
  LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`), 'info'),
  SERVER_SECRET: v.optional(
    v.pipe(
      v.string(),
      v.minLength(MIN_SECRET_LENGTH, `must have at least ${MIN_SECRET_LENGTH} characters`),
    ),
  ),
  SECRET_FILE: v.optional(v.string()),
  DATA_DIR: v.optional(v.string(), 'data'),
  TRUST_PROXY: v.optional(wholeNumber(0, MAX_PROXIES), '0'),
  PUBLIC_URL: v.optional(PublicUrlSchema),
  ...guardVariables,
  ...metricsVariables,
  ...redisVariables,
  ...relayVariables,
  ...tlsVariables,
});

/**
 * Reads the configuration. Without `SERVER_SECRET` it also reads `SECRET_FILE`, or makes it.
 *
 * @throws {ConfigError} with one line for each variable that is wrong, or for each two that do not fit.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  // `PORT=` in a file of variables means: not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = v.safeParse(EnvironmentSchema, given);
  if (!result.success) throw new ConfigError(result.issues.map(describe));
  const values = result.output;
  const problems = [
    ...relayProblems(values),
    ...tlsProblems(values),
    ...metricsProblems(values),
    ...redisProblems(values),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  const secret =
    values.SERVER_SECRET ?? loadSecret(values.SECRET_FILE ?? join(values.DATA_DIR, 'secret'));
  return Object.freeze({
    port: values.PORT,
    host: values.HOST ?? null,
    roomCapacity: values.ROOM_CAPACITY,
    seatHoldSeconds: values.SEAT_HOLD_SECONDS,
    stunUrls: values.STUN_URLS ?? [],
    logLevel: values.LOG_LEVEL,
    secret,
    publicUrl: values.PUBLIC_URL ?? null,
    relay: relayConfig(values, secret),
    relayUrl: parsePublicUrl(values.RELAY_PUBLIC_URL ?? ''),
    cluster: clusterConfig(values),
    tls: tlsConfig(values),
    httpRedirectPort: values.HTTP_REDIRECT_PORT ?? null,
    trustProxy: values.TRUST_PROXY,
    guard: guardConfig(values),
    metrics: metricsConfig(values),
    dataDir: values.DATA_DIR,
  });
}

function describe({ path, message }: v.InferIssue<typeof EnvironmentSchema>): string {
  const [variable] = path ?? [];
  if (!variable) return message;
  // A secret stays out of logs even when it is a bad one. The URL of Redis may hold one.
  const name = String(variable.key);
  if (/_(?:SECRET|TOKEN)$/.test(name) || name === 'REDIS_URL') return `${name} ${message}.`;
  return `${name} is ${JSON.stringify(variable.value)}, but it ${message}.`;
}
