import { createHmac } from 'node:crypto';
import { isIP, isIPv4, isIPv6 } from 'node:net';
import * as v from 'valibot';
import { parseCidr } from '../net/cidr';
import { commaList } from './comma-list';
import type { RelayConfig } from './relay-config';
import { wholeNumber } from './whole-number';

const KINDS = ['embedded', 'coturn', 'external', 'off'] as const;

/** RFC 7065: `turn:` or `turns:`, a host, maybe a port, maybe a transport. */
const TURN_URL =
  /^turns?:(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?:\?transport=(?:udp|tcp))?$/;

/** Ports below are other services'. */
const MIN_RELAY_PORT = 1_024;
const PORTS_MESSAGE = `must be a range like 49152-65535, within ${MIN_RELAY_PORT} and 65535`;

/** Keeps this use of the server's secret apart from any other. */
const PURPOSE = 'tertulia relay 1';

/** What the environment says about the relay, apart from how it fits together. */
export const relayVariables = {
  RELAY: v.optional(v.picklist(KINDS, `must be one of ${KINDS.join(', ')}`)),
  TURN_URLS: v.optional(
    commaList(
      (url) => TURN_URL.test(url),
      'must be a list of turn:host:port or turns:host:port, each maybe with ?transport=udp or ' +
        '?transport=tcp, separated by commas',
    ),
  ),
  TURN_SECRET: v.optional(v.string()),
  RELAY_EXTERNAL_IP: v.optional(
    v.pipe(
      commaList(
        (address) => isIP(address) !== 0,
        'must be an IPv4 address, an IPv6 address or both',
      ),
      v.check(
        (addresses) => addresses.filter(isIPv4).length <= 1 && addresses.filter(isIPv6).length <= 1,
        'must have at most one IPv4 and one IPv6 address',
      ),
    ),
  ),
  RELAY_PORTS: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}-\d{1,5}$/, PORTS_MESSAGE),
      v.transform((range) => {
        const [min = 0, max = 0] = range.split('-').map(Number);
        return { min, max };
      }),
      v.check(
        ({ min, max }) => MIN_RELAY_PORT <= min && min <= max && max <= 65_535,
        PORTS_MESSAGE,
      ),
    ),
    '49152-65535',
  ),
  RELAY_PORT: v.optional(wholeNumber(1, 65_535)),
  RELAY_ALLOWED_PEERS: v.optional(
    v.pipe(
      commaList(
        (block) => parseCidr(block) !== null,
        'must be a list of addresses or blocks like 192.168.1.0/24, separated by commas',
      ),
      v.transform((blocks) => blocks.map(withPrefix)),
    ),
  ),
  RELAY_CREDENTIAL_SECONDS: v.optional(wholeNumber(10, 86_400), '3600'),
};

type RelayVariables = v.InferOutput<v.ObjectSchema<typeof relayVariables, undefined>> & {
  PORT: number;
};

/** @returns what does not fit together, one line each */
export function relayProblems(values: RelayVariables): string[] {
  const { RELAY, TURN_URLS, TURN_SECRET, RELAY_PORT, PORT } = values;
  const problems = [];
  if (RELAY === 'external' && !TURN_URLS) {
    problems.push('RELAY is "external", so TURN_URLS must say where that relay is.');
  }
  if (RELAY === 'external' && !TURN_SECRET) {
    problems.push('RELAY is "external", so TURN_SECRET must be the secret that the relay knows.');
  }
  if (!RELAY && (TURN_URLS ?? TURN_SECRET)) {
    problems.push(
      'TURN_URLS and TURN_SECRET are for an external relay: set RELAY to "external" too.',
    );
  }
  if (RELAY_PORT === PORT) {
    problems.push(`RELAY_PORT is PORT, ${PORT}: leave it out, and the relay shares that port.`);
  }
  return problems;
}

/** @param serverSecret what the secret of a relay of our own is derived from */
export function relayConfig(values: RelayVariables, serverSecret: string): RelayConfig {
  const kind = values.RELAY ?? 'embedded';
  const credentialSeconds = values.RELAY_CREDENTIAL_SECONDS;
  if (kind === 'off') return { kind };
  if (kind === 'external') {
    const { TURN_URLS: urls = [], TURN_SECRET: secret = '' } = values;
    return { kind, urls, secret, credentialSeconds };
  }
  return {
    kind,
    secret: createHmac('sha256', serverSecret).update(PURPOSE).digest('base64url'),
    credentialSeconds,
    port: values.RELAY_PORT ?? null,
    externalAddresses: values.RELAY_EXTERNAL_IP ?? [],
    ports: values.RELAY_PORTS,
    allowedPeers: values.RELAY_ALLOWED_PEERS ?? [],
  };
}

/** A single address is a block of one. */
function withPrefix(block: string): string {
  return block.includes('/') ? block : `${block}/${isIPv4(block) ? 32 : 128}`;
}
