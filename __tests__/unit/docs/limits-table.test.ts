import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as signaling from '../../../lib/signaling/limits';
import { MAX_PREFERENCE_LENGTH } from '../../../server/http/bound-preferences';
import {
  HTTP_DEADLINES,
  HTTP_LIMITS,
  MAX_OPEN_REQUESTS,
} from '../../../server/http/http-connections';
import { MAX_PASS_REQUEST_BYTES, MAX_PASS_SECONDS } from '../../../server/http/pass-desk';
import { PAGES_AT_ONCE, PAGE_TURN_MS } from '../../../server/http/page-queue';
import { MAX_TARGET_LENGTH } from '../../../server/http/request-target';
import { TRIAL_SECONDS } from '../../../server/ice/ice-desk';
import {
  MAX_METRICS_CONNECTIONS,
  METRICS_CONNECTION_MS,
} from '../../../server/metrics/metrics-server';
import { SLICE_BYTES } from '../../../server/http/sliced-reading';
import { ACCEPT_QUEUE } from '../../../server/net/accept-queue';
import {
  FIRST_BYTE_MS,
  HANDED_ON_AT_ONCE,
  MAX_SILENT,
} from '../../../server/port/protocol-sniffer';
import { MAX_SPLICES } from '../../../server/port/splices';
import { MAX_LOG_WAITING_BYTES } from '../../../server/process/log-output';
import { MAX_REQUEST_BYTES } from '../../../server/relay/codec/stun-message';
import { FAULT_LINE_SECONDS } from '../../../server/relay/fault-log';
import { FEWEST_FOR_TRIALS } from '../../../server/relay/limits-within';
import { MAX_QUEUED_BYTES } from '../../../server/relay/open-relay-socket';
import { DEFAULT_LIMITS } from '../../../server/relay/relay-limits';
import { MAX_REVOKED_SEATS } from '../../../server/relay/revocations';
import {
  FIRST_REFUSAL_PAUSE_MS,
  LONGEST_REFUSAL_PAUSE_MS,
} from '../../../server/rooms/refusal-pauses';
import * as shares from '../../../server/shares/limits';
import { WIDER_SHARE } from '../../../server/shares/networks-of';
import { MAX_BUCKETS } from '../../../server/shares/rates';
import { CUT_OFF_PRICE } from '../../../server/signaling/client-connection';
import { HANDSHAKE_MS } from '../../../server/signaling/handshake-check';
import { LOOP_TURN_MS } from '../../../server/signaling/loop-turns';
import { TELLING_PERIOD_MS } from '../../../server/signaling/pace';
import { REFUSAL_LINE_MS } from '../../../server/signaling/rare-lines';
import {
  MAX_WAITING_BYTES,
  MUCH_WAITING_BYTES,
  READING_SLICE_BYTES,
} from '../../../server/signaling/reading-turns';
import { MAX_BACKLOG_BYTES } from '../../../server/signaling/backlogs';
import { GOODBYE_MS } from '../../../server/signaling/web-socket-engine';
import { TLS_HANDSHAKE_MS } from '../../../server/tls/create-tls-server';
import { readTestConfig } from '../server/config/read-test-config';

/** Without any configuration. */
const { guard } = readTestConfig({});
const { MAX_MESSAGE_BYTES, MAX_SIGNAL_LENGTH, MAX_KNOCK_LENGTH } = signaling;

/** All limits of the server, some of which depend on the configuration. */
const limits: Readonly<Record<string, unknown>> = {
  ...shares,
  actRates: shares.actRates(guard.maxConnectionsPerAddress),
  requestRates: shares.requestRates(guard.maxConnectionsPerAddress),
  connectionShares: shares.connectionShares(guard),
  roomShares: shares.roomShares(guard),
  tcpShares: shares.tcpShares(guard, false),
  ACCEPT_QUEUE,
  DEFAULT_LIMITS,
  HTTP_DEADLINES,
  HTTP_LIMITS,
  CUT_OFF_PRICE,
  FAULT_LINE_SECONDS,
  FEWEST_FOR_TRIALS,
  FIRST_BYTE_MS,
  FIRST_REFUSAL_PAUSE_MS,
  GOODBYE_MS,
  HANDED_ON_AT_ONCE,
  HANDSHAKE_MS,
  LONGEST_REFUSAL_PAUSE_MS,
  LOOP_TURN_MS,
  MAX_BACKLOG_BYTES,
  MAX_BUCKETS,
  MAX_KNOCK_LENGTH,
  MAX_LOG_WAITING_BYTES,
  MAX_MESSAGE_BYTES,
  MAX_METRICS_CONNECTIONS,
  MAX_OPEN_REQUESTS,
  MAX_PASS_REQUEST_BYTES,
  MAX_PASS_SECONDS,
  MAX_QUEUED_BYTES,
  MAX_WAITING_BYTES,
  MUCH_WAITING_BYTES,
  MAX_REQUEST_BYTES,
  MAX_REVOKED_SEATS,
  MAX_SIGNAL_LENGTH,
  MAX_SILENT,
  MAX_SPLICES,
  MAX_TARGET_LENGTH,
  MAX_PREFERENCE_LENGTH,
  METRICS_CONNECTION_MS,
  PAGES_AT_ONCE,
  PAGE_TURN_MS,
  READING_SLICE_BYTES,
  REFUSAL_LINE_MS,
  SLICE_BYTES,
  TELLING_PERIOD_MS,
  TLS_HANDSHAKE_MS,
  TRIAL_SECONDS,
  WIDER_SHARE,
};

/** Each limit by the name under which it stands in the table: a number, a rate or a share. */
function leavesOf(name: string, value: unknown): [string, readonly number[]][] {
  if (typeof value === 'number') return [[name, [value]]];
  const parts = Object.entries(value ?? {});
  const numbers = parts.flatMap(([, part]: [string, unknown]) =>
    typeof part === 'number' ? [part] : [],
  );
  const isOne = parts.some(([key]) => key === 'burst' || key === 'total');
  if (isOne) return [[name, numbers]];
  return parts.flatMap(([key, part]: [string, unknown]) => leavesOf(`${name}.${key}`, part));
}

const FACTORS: Readonly<Record<string, number>> = {
  KiB: 1_024,
  MiB: 1_024 ** 2,
  s: 1_000,
  min: 60_000,
};

/** The numbers in words like '256 KiB, then 32 KiB a second', in the units of that constant. */
function numbersIn(words: string, name: string): number[] {
  const isTold = /(?:ms|timeout|interval)$/i.test(name);
  return [...words.matchAll(/([\d,]*\d)(?: (KiB|MiB|ms|s|min)\b)?( a minute)?/g)].map(
    ([, digits = '', unit = '', aMinute]) => {
      const factor = FACTORS[unit] ?? 1;
      const inSeconds = !isTold && (unit === 's' || unit === 'min') ? 1_000 : 1;
      return (Number(digits.replaceAll(',', '')) * factor) / inSeconds / (aMinute ? 60 : 1);
    },
  );
}

const text = readFileSync(join(__dirname, '../../../docs/threat-model.md'), 'utf8');
const [, section = ''] = text.split('## What the server bears\n');
const rows = section
  .split('\n## ')[0]
  ?.split('\n')
  .flatMap((line) => {
    const [, limit = '', value = '', whom = '', why = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    const name = /`([^`]+)`$/.exec(limit)?.[1];
    return name === undefined ? [] : [{ name, value, whom, why }];
  });
const known = new Map(Object.entries(limits).flatMap(([name, value]) => leavesOf(name, value)));

it.each(rows ?? [])('$name is $value', ({ name, value, whom, why }) => {
  const numbers = numbersIn(value, name);
  const expected = known.get(name) ?? [];
  expect(expected).not.toEqual([]);
  expect(numbers).toHaveLength(expected.length);
  for (const [at, number] of numbers.entries()) expect(number).toBeCloseTo(expected[at] ?? NaN, 6);
  expect(whom).not.toBe('');
  expect(why).not.toBe('');
});

it('has every limit, each of them once', () => {
  expect(rows?.map(({ name }) => name).sort()).toEqual([...known.keys()].sort());
});
