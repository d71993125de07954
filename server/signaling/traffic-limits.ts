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
import { Rates } from '../shares/rates';

/** Who says something. */
export interface Speaker {
  readonly connection: ConnectionId;
  /** Null: it has none. */
  readonly seat: PeerId | null;
  readonly networks: Networks;
}

type Meters = Readonly<Record<Traffic, Rates>>;

/**
 * Counts what comes in and what that makes us send: of a connection, of a seat over all of its connections,
 * and of an address over all of its seats.
 */
export class TrafficLimits {
  readonly #connections: Meters;
  readonly #seats: Meters;
  readonly #addresses: Meters;
  readonly #pairs: Rates;

  /**
   * @param maxConnections how many an address may have at a time
   * @param now milliseconds on any clock that does not go back
   */
  constructor(maxConnections: number, now: () => number) {
    const meters = (scale: number, rates: Readonly<Record<Traffic, Rate>>): Meters => {
      const meter = ({ burst, perSecond }: Rate) =>
        new Rates({ burst: burst * scale, perSecond: perSecond * scale }, now);
      return {
        packets: meter(rates.packets),
        bytes: meter(rates.bytes),
        deliveries: meter(rates.deliveries),
      };
    };
    this.#connections = meters(1, CONNECTION_TRAFFIC);
    this.#seats = meters(1, CONNECTION_TRAFFIC);
    this.#addresses = meters(
      Math.max(LEAST_CONNECTIONS, maxConnections),
      ADDRESS_TRAFFIC_PER_CONNECTION,
    );
    this.#pairs = new Rates(PAIR_BYTES, now);
  }

  /** @returns whether so much more is within the limits */
  take(traffic: Traffic, amount: number, { connection, seat, networks }: Speaker): boolean {
    return (
      this.#connections[traffic].take([connection], amount) &&
      (seat === null || this.#seats[traffic].take([seat], amount)) &&
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

  forget(connection: ConnectionId): void {
    for (const meter of Object.values(this.#connections)) meter.forget(connection);
  }
}
