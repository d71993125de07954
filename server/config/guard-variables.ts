import * as v from 'valibot';
import { MAX_ACCESS_LENGTH, MIN_ACCESS_LENGTH } from '../../lib/signaling/limits';
import { commaList } from './comma-list';
import type { GuardConfig } from './guard-config';
import { parsePublicUrl } from './public-url';
import { wholeNumber } from './whole-number';

/** A host-source of CSP3 with a scheme and without a path, or the site itself. */
const ANCESTOR = /^(?:self|https?:\/\/(?:\*\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d{1,5})?)$/;

const MOST = 99_999;

/** What the environment says about who may come in. */
export const guardVariables = {
  FRAME_ANCESTORS: v.optional(
    commaList(
      (source) => ANCESTOR.test(source),
      'must be a list of origins like https://www.example.org or https://*.example.org, or self, ' +
        'separated by commas',
    ),
  ),
  ALLOWED_ORIGINS: v.optional(
    commaList(
      (origin) => parsePublicUrl(origin) !== null,
      'must be a list of origins like https://www.example.org, separated by commas',
    ),
  ),
  MAX_CONNECTIONS: v.optional(wholeNumber(1, MOST), '10000'),
  MAX_CONNECTIONS_PER_ADDRESS: v.optional(wholeNumber(1, MOST), '500'),
  MAX_ROOMS: v.optional(wholeNumber(1, MOST), '5000'),
  ACCESS_TOKEN: v.optional(
    v.pipe(
      v.string(),
      v.minLength(MIN_ACCESS_LENGTH, `must have at least ${MIN_ACCESS_LENGTH} characters`),
      v.maxLength(MAX_ACCESS_LENGTH, `must have at most ${MAX_ACCESS_LENGTH} characters`),
    ),
  ),
};

type GuardVariables = v.InferOutput<v.ObjectSchema<typeof guardVariables, undefined>>;

export function guardConfig(values: GuardVariables): GuardConfig {
  const { FRAME_ANCESTORS: ancestors = [], ALLOWED_ORIGINS: origins = [] } = values;
  return {
    frameAncestors: ancestors.map((source) => (source === 'self' ? "'self'" : source)),
    allowedOrigins: origins.flatMap((origin) => parsePublicUrl(origin)?.origin ?? []),
    maxConnections: values.MAX_CONNECTIONS,
    maxConnectionsPerAddress: values.MAX_CONNECTIONS_PER_ADDRESS,
    maxRooms: values.MAX_ROOMS,
    accessToken: values.ACCESS_TOKEN ?? null,
  };
}
