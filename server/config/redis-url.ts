import * as v from 'valibot';
import type { RedisConfig } from './redis-config';

const EXAMPLES =
  'must be like redis://user:password@host:6379/0, rediss://host, or ' +
  'redis-sentinel://user:password@host:26379,host:26379/master';

const BAD_DATABASE =
  'must have nothing behind the host, or the number of a database, as in redis://host:6379/0';

const NOT_ENCODED = 'must have user and password percent-encoded: a % that means itself is %25';

const BAD_SENTINEL =
  'must name a host for each sentinel, and a port only where it is not 26379, as in ' +
  'redis-sentinel://host,host:26380/master';

const SENTINEL_URL = /^redis-sentinel:\/\/(?:([^:@/]*):([^@/]*)@)?([^/@]+)\/([\w.-]+)$/;
const SENTINEL_PORT = 26_379;

/** Nothing, or the number of a database. */
const DATABASE = /^(?:\/\d*)?$/;

/** Where Redis is. What is wrong is said in words that hold nothing of the text: there may be a password in it. */
export const RedisUrlSchema = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { value } = dataset;
    const read = value.startsWith('redis-sentinel:') ? readSentinels(value) : readSingle(value);
    if (typeof read !== 'string') return read;
    addIssue({ message: read });
    return NEVER;
  }),
);

/** @returns what is wrong, if anything */
function readSingle(text: string): RedisConfig | string {
  if (!URL.canParse(text)) return EXAMPLES;
  const { protocol, hostname, pathname, username, password } = new URL(text);
  if (!['redis:', 'rediss:'].includes(protocol) || hostname === '') return EXAMPLES;
  if (decoded(username) === null || decoded(password) === null) return NOT_ENCODED;
  if (!DATABASE.test(pathname)) return BAD_DATABASE;
  return { kind: 'single', url: text };
}

/** @returns what is wrong, if anything */
function readSentinels(text: string): RedisConfig | string {
  const [, user = '', secret = '', hosts, name] = SENTINEL_URL.exec(text) ?? [];
  if (hosts === undefined || name === undefined) return EXAMPLES;
  const [username, password] = [decoded(user), decoded(secret)];
  if (username === null || password === null) return NOT_ENCODED;
  const sentinels = hosts.split(',').map(hostAndPort);
  if (!sentinels.every((one) => one !== null)) return BAD_SENTINEL;
  return {
    kind: 'sentinel',
    sentinels,
    name,
    username: username === '' ? null : username,
    password: password === '' ? null : password,
  };
}

/** @returns null when a % in it encodes nothing */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** @returns null when it is none */
function hostAndPort(text: string): { host: string; port: number } | null {
  const url = `redis://${text}`;
  if (!URL.canParse(url)) return null;
  const { hostname, port, pathname, search, hash } = new URL(url);
  if (hostname === '' || port === '0' || pathname + search + hash !== '') return null;
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return { host, port: port === '' ? SENTINEL_PORT : Number(port) };
}
