import type { PeerId } from '../../lib/signaling/identifiers';
import type { ConnectionId } from '../rooms/seat';
import type { Traffic } from '../shares/limits';
import {
  ADDRESS_TRAFFIC_PER_CONNECTION,
  CONNECTION_TRAFFIC,
  LEAST_CONNECTIONS,
  PAIR_BYTES,
} from '../shares/limits';
import type { Networks } from '../shares/networks-of';
import type { Rate } from '../shares/rates';
import { MAX_BUCKETS, Rates } from '../shares/rates';
import { RecentMap } from '../shares/recent-map';

/** There are two buckets for each person: V8 keeps whole numbers in the object, and any other beside it. */
const THOUSANDTHS = 1_000;

/** What a connection or a seat has left of each traffic in thousandths, as it was at a time. One object for all, as there are many. */
export interface Bucket extends Record<Traffic, number> {
  atMs: number;
}

/** Who says something. */
export interface Speaker {
  /** Its connection's. */
  readonly bucket: Bucket;
  /** Null: it has none. */
  readonly seat: PeerId | null;
  readonly networks: Networks;
}

/**
 * Counts what comes in and what that makes us send: of a connection, of a seat over all of its connections,
 * and of an address over all of its seats.
 */
export class TrafficLimits {
  readonly #now: () => number;
  readonly #seats = new RecentMap<Bucket>(MAX_BUCKETS);
  readonly #addresses: Readonly<Record<Traffic, Rates>>;
  readonly #pairs: Rates;

  /**
   * @param maxConnections how many an address may have at a time
   * @param now milliseconds on any clock that does not go back
   */
  constructor(maxConnections: number, now: () => number) {
    this.#now = now;
    const scale = Math.max(LEAST_CONNECTIONS, maxConnections);
    const meter = ({ burst, perSecond }: Rate) =>
      new Rates({ burst: burst * scale, perSecond: perSecond * scale }, now);
    this.#addresses = {
      packets: meter(ADDRESS_TRAFFIC_PER_CONNECTION.packets),
      bytes: meter(ADDRESS_TRAFFIC_PER_CONNECTION.bytes),
      deliveries: meter(ADDRESS_TRAFFIC_PER_CONNECTION.deliveries),
    };
    this.#pairs = new Rates(PAIR_BYTES, now);
  }

  /** @returns what a new connection may say */
  begin(): Bucket {
    const { packets, bytes, deliveries } = CONNECTION_TRAFFIC;
    return {
      packets: packets.burst * THOUSANDTHS,
      bytes: bytes.burst * THOUSANDTHS,
      deliveries: deliveries.burst * THOUSANDTHS,
      atMs: Math.floor(this.#now()),
    };
  }

  /** @returns whether so much more is within the limits */
  take(traffic: Traffic, amount: number, { bucket, seat, networks }: Speaker): boolean {
    return (
      this.#takeOf(bucket, traffic, amount) &&
      (seat === null || this.#takeOf(this.#bucketOf(seat), traffic, amount)) &&
      this.#addresses[traffic].take(networks, amount)
    );
  }

  /**
   * Of what one sends to another; and of what everybody of the sender's address sends to the same one, which
   * may be four times as much. Both are little enough for a slow line. Counted as it travels: a control
   * character takes six bytes in JSON, and nobody is to be sent more than the limit for the price of less.
   *
   * @returns whether this text as well is within the limits
   */
  takeTextTo(receiver: ConnectionId, sender: PeerId, [own]: Networks, text: string): boolean {
    const bytes = Buffer.byteLength(JSON.stringify(text));
    return this.#pairs.take([`${sender} ${receiver}`, `${own} ${receiver}`], bytes);
  }

  /** Whether an address may say anything now: else a connection of it would be cut off at its first word. */
  bears(networks: Networks): boolean {
    return this.#addresses.packets.has(networks) && this.#addresses.bytes.has(networks);
  }

  #bucketOf(seat: PeerId): Bucket {
    const known = this.#seats.get(seat);
    if (known) return known;
    const bucket = this.begin();
    this.#seats.set(seat, bucket);
    return bucket;
  }

  #takeOf(bucket: Bucket, traffic: Traffic, amount: number): boolean {
    const nowMs = Math.floor(this.#now());
    const passedMs = nowMs - bucket.atMs;
    bucket.atMs = nowMs;
    refill(bucket, 'packets', passedMs);
    refill(bucket, 'bytes', passedMs);
    refill(bucket, 'deliveries', passedMs);
    const price = amount * THOUSANDTHS;
    if (bucket[traffic] < price) return false;
    bucket[traffic] -= price;
    return true;
  }
}

function refill(bucket: Bucket, traffic: Traffic, passedMs: number): void {
  const { burst, perSecond } = CONNECTION_TRAFFIC[traffic];
  bucket[traffic] = Math.min(burst * THOUSANDTHS, bucket[traffic] + passedMs * perSecond);
}
