import * as v from 'valibot';
import type { ClusterConfig } from './redis-config';
import { parsePublicUrl } from './public-url';
import { RedisUrlSchema } from './redis-url';

const PREFIX = /^[\w.:-]{1,64}$/;

/** What the environment says about servers that are many. */
export const redisVariables = {
  REDIS_URL: v.optional(RedisUrlSchema),
  REDIS_PREFIX: v.optional(
    v.pipe(v.string(), v.regex(PREFIX, 'must have letters, digits, and . _ : - only')),
    'tertulia',
  ),
  RELAY_PUBLIC_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => parsePublicUrl(text) !== null,
        'must be like https://relay1.example.org or https://relay1.example.org:8443',
      ),
    ),
  ),
};

type RedisVariables = v.InferOutput<v.ObjectSchema<typeof redisVariables, undefined>> &
  Readonly<Partial<Record<'SERVER_SECRET' | 'TLS', string | undefined>>>;

/** @returns what does not fit together, one line each */
export function redisProblems(values: RedisVariables): string[] {
  if (values.REDIS_URL === undefined) return [];
  const problems = [];
  if (values.SERVER_SECRET === undefined) {
    problems.push(
      'REDIS_URL has many servers work as one, which takes one secret: set SERVER_SECRET to the same on all of them.',
    );
  }
  if (values.TLS === 'acme') {
    problems.push(
      'TLS is "acme", which is for one server: with REDIS_URL, have TLS end at what stands in front of the servers, or ' +
        'give all of them the same certificate with TLS_CERT_FILE and TLS_KEY_FILE.',
    );
  }
  return problems;
}

/** @returns null when this server is alone */
export function clusterConfig(values: RedisVariables): ClusterConfig | null {
  const { REDIS_URL: redis, REDIS_PREFIX: prefix } = values;
  return redis === undefined ? null : { redis, prefix };
}
