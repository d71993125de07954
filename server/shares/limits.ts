import type { GuardConfig } from '../config/guard-config';
import type { HoldingLimits } from './holdings';
import type { Rate } from './rates';

/*
 * How much of what anybody may have. docs/threat-model.md has all of it in one table, with the reason for each
 * number; a test compares the two.
 */

/** What an address does that costs more than a message. */
export type Act = 'connection' | 'join' | 'prepare' | 'trial';

/** What goes in and out of signalling. `deliveries` are messages to others that one message is the cause of. */
export type Traffic = 'packets' | 'bytes' | 'deliveries';

const KIB = 1_024;
const MINUTE_SECONDS = 60;

/** What one page alone does when it is used in a hurry, whatever the quota. */
const LEAST_ACTS = 200;

/** How often in a minute each person does it that an address may have. */
const ACTS_PER_MINUTE: Readonly<Record<Act, number>> = {
  connection: 4,
  join: 2,
  prepare: 2,
  trial: 2,
};

/** @param maxConnections how many connections an address may have at a time */
export function actRates(maxConnections: number): Readonly<Record<Act, Rate>> {
  const rate = (act: Act): Rate => {
    const burst = Math.max(LEAST_ACTS, ACTS_PER_MINUTE[act] * maxConnections);
    return { burst, perSecond: burst / MINUTE_SECONDS };
  };
  return {
    connection: rate('connection'),
    join: rate('join'),
    prepare: rate('prepare'),
    trial: rate('trial'),
  };
}

/** Of one connection, and of one seat over all of its connections. */
export const CONNECTION_TRAFFIC: Readonly<Record<Traffic, Rate>> = {
  packets: { burst: 200, perSecond: 40 },
  bytes: { burst: 256 * KIB, perSecond: 32 * KIB },
  deliveries: { burst: 600, perSecond: 60 },
};

/** An address may always say as much as so many connections, however few it may have. */
export const LEAST_CONNECTIONS = 50;

/** Of one address, for each connection that it may have. */
export const ADDRESS_TRAFFIC_PER_CONNECTION: Readonly<Record<Traffic, Rate>> = {
  packets: { burst: 20, perSecond: 4 },
  bytes: { burst: 32 * KIB, perSecond: 4 * KIB },
  deliveries: { burst: 40, perSecond: 8 },
};

/** From one participant to another. */
export const PAIR_BYTES: Rate = { burst: 96 * KIB, perSecond: 12 * KIB };

/** Wrong passwords of an address: what somebody mistypes, and nothing that a search could live on. */
export const WRONG_ACCESS: Rate = { burst: 20, perSecond: 20 / 600 };

/** Passes that an address may have: a program that sends invitations asks for one each. */
export const PASSES: Rate = { burst: 60, perSecond: 1 };

/** Lines about rooms: of one room, and of all. */
export const ROOM_LINES: Rate = { burst: 30, perSecond: 0.2 };
export const ALL_ROOM_LINES: Rate = { burst: 2_000, perSecond: 20 };

export function connectionShares(
  guard: Pick<GuardConfig, 'maxConnections' | 'maxConnectionsPerAddress'>,
): HoldingLimits {
  const { maxConnections: total, maxConnectionsPerAddress: perNetwork } = guard;
  return { total, perNetwork, atLeast: 20 };
}

/** In a room is somebody, or it is kept for a while for who comes back; two are the fewest that make one useful. */
export function roomShares(
  guard: Pick<GuardConfig, 'maxRooms' | 'maxConnectionsPerAddress'>,
): HoldingLimits {
  const { maxRooms: total, maxConnectionsPerAddress } = guard;
  return { total, perNetwork: Math.max(20, Math.floor(maxConnectionsPerAddress / 2)), atLeast: 20 };
}

/** The queue of one room. */
export const QUEUE_PLACES: HoldingLimits = { total: 50, perNetwork: 20, atLeast: 10 };

/** How often one network may come to the door of one room. */
export const DOOR_VISITS: Rate = { burst: 8, perSecond: 0.1 };

/** The door of one room. */
export const DOOR_PLACES: HoldingLimits = { total: 10, perNetwork: 4, atLeast: 4 };

/** Links before joining, to one room. There are never more than free seats, and these are counted apart from them. */
export const PREPARING_PLACES: HoldingLimits = { total: 4, perNetwork: 2, atLeast: 2 };

/** So long somebody may have links without joining, in milliseconds. */
export const PREPARING_MS = 5 * 60_000;

/** Those who are told of changes in one room; whoever comes later is told how it is, once. */
export const WATCHERS: HoldingLimits = { total: 100, perNetwork: 60, atLeast: 10 };

/** Rooms that nobody is in, and that stay locked for who comes back: of one network. */
export const EMPTY_LOCKED_ROOMS = 20;

/** So many people of one network open a room at the same moment, however few may be connected. */
const LEAST_VISITORS = 120;

/** @param maxConnections how many connections an address may have at a time */
export function requestRates(maxConnections: number): Readonly<Record<'request' | 'page', Rate>> {
  const people = Math.max(LEAST_VISITORS, maxConnections);
  // Opening a room takes some twenty requests, and one or two of them are for pages.
  const [requests, pages] = [20 * people, 2 * people];
  return {
    request: { burst: requests, perSecond: requests / 30 },
    page: { burst: pages, perSecond: pages / 60 },
  };
}

/** Pages that wait to be made: the last of them for some seconds. */
export const PAGES_WAITING: HoldingLimits = { total: 1_000, perNetwork: 500, atLeast: 20 };

/** Connections that were ended because too many requests came in at once, which no browser sends. */
export const CUT_OFFS: Rate = { burst: 10, perSecond: 0.2 };

/**
 * So many refusals for too many requests or connections count as one of those: a thousand are answered in words, and
 * then twenty a second, which is more than what a school's browsers make that try again.
 */
export const REFUSALS_PER_CUT_OFF = 100;

/** What a few browsers have open at the same time, however few people may be connected. */
const LEAST_TCP_CONNECTIONS = 256;

/**
 * TCP connections of a port. Signalling keeps one for each person, a page that loads takes up to six more for a
 * moment, and a call that is relayed over TCP some.
 *
 * @param ofProxies all of them come from proxies of our own, so that only their number counts
 */
export function tcpShares(
  guard: Pick<GuardConfig, 'maxConnections' | 'maxConnectionsPerAddress'>,
  ofProxies: boolean,
): HoldingLimits {
  const total = Math.max(2 * LEAST_TCP_CONNECTIONS, 4 * guard.maxConnections);
  if (ofProxies) return { total, perNetwork: total, atLeast: total };
  const perNetwork = Math.max(LEAST_TCP_CONNECTIONS, 4 * guard.maxConnectionsPerAddress);
  return { total, perNetwork: Math.min(total, perNetwork), atLeast: 64 };
}
