import { isIPv6 } from 'node:net';
import type { OwnRelay } from '../config/relay-config';
import { isLoopback } from '../net/address-kind';
import { asHost } from '../net/authority';
import { DEFAULT_LIMITS } from '../relay/relay-limits';
import { cidrRange } from './cidr-range';
import { COTURN_REFUSED } from './coturn-refused';

export interface CoturnPlace {
  /** Where its files are: a folder of its own that nobody else can read. */
  readonly folder: string;
  readonly realm: string;
  /** For datagrams, on all `addresses`. */
  readonly port: number;
  /** For the streams that are handed on to it; on loopback. */
  readonly streamPort: number;
  /** Those of this machine at which clients come in. */
  readonly addresses: readonly string[];
  /** What relayed addresses are of, at most one a family. */
  readonly relayAddresses: readonly string[];
}

/** Where coturn listens in any case; streams come in only here. */
export const COTURN_ADDRESS = '127.0.0.1';

/**
 * A configuration for coturn 4.6: nothing but UDP relaying for those who have credentials, and nothing
 * reachable that is refused by our own relay. One ready-made line each, as in its turnserver.conf.
 *
 * Streams come only from this server, behind a PROXY protocol header; coturn then opens no TCP port of
 * its own. That listener is on `listening-ip` alone, so clients' addresses are auxiliary ones.
 */
export function coturnConfiguration(relay: OwnRelay, place: CoturnPlace): string {
  const { folder, realm, port, streamPort, addresses, relayAddresses } = place;
  const { secret, ports, externalAddresses, allowedPeers } = relay;
  const { seatAllocations, trialAllocations, allocationsPerSeat } = DEFAULT_LIMITS;
  const relayed = [...relayAddresses, ...externalAddresses];
  const lines = [
    `listening-ip=${COTURN_ADDRESS}`,
    `listening-port=${port}`,
    ...addresses
      .filter((address) => address !== COTURN_ADDRESS)
      .map((address) => `aux-server=${asHost(address)}:${port}`),
    `tcp-proxy-port=${streamPort}`,
    ...relayAddresses.map((address) => `relay-ip=${address}`),
    ...externalAddresses.flatMap((external) => {
      const local = relayAddresses.find((address) => isIPv6(address) === isIPv6(external));
      return local === undefined || local === external ? [] : [`external-ip=${external}/${local}`];
    }),
    `min-port=${ports.min}`,
    `max-port=${ports.max}`,
    'use-auth-secret',
    `static-auth-secret=${secret}`,
    `realm=${realm}`,
    'stale-nonce=600',
    'fingerprint',
    // Of one credential: coturn takes its number of issue for a part of the user's name.
    `user-quota=${allocationsPerSeat}`,
    `total-quota=${seatAllocations.total + trialAllocations.total}`,
    'no-tls',
    'no-dtls',
    'no-tcp-relay',
    'no-cli',
    'no-multicast-peers',
    'no-software-attribute',
    'no-rfc5780',
    // What is allowed goes before what is denied. Others of the same room are at the relay's own address.
    ...relayed.map((address) => `allowed-peer-ip=${address}`),
    ...allowedPeers.map((block) => `allowed-peer-ip=${cidrRange(block)}`),
    ...COTURN_REFUSED.map((block) => `denied-peer-ip=${cidrRange(block)}`),
    ...(relayed.some(isLoopback) ? ['allow-loopback-peers'] : []),
    `userdb=${folder}/turndb`,
    `pidfile=${folder}/turnserver.pid`,
    'log-file=stdout',
    'simple-log',
  ];
  return `${lines.join('\n')}\n`;
}
