import type { Registry } from 'prom-client';
import { Counter, Gauge } from 'prom-client';
import type { Counters } from '../relay-front/relay-message';
import type { PortConnections, ServerState } from './server-state';

/** A value for each combination of labels. */
type Rows<L extends string> = readonly (readonly [labels: Partial<Record<L, string>>, number])[];

type Read<L extends string> = (state: ServerState) => Rows<L>;

/** Media that the relay did not pass on, by why: the counters of `RelayCounters`. */
const DROPPED = {
  back_pressure: 'droppedForBackPressure',
  unpermitted: 'droppedUnpermitted',
  too_long: 'droppedTooLong',
} as const;

/** What is not counted as it happens, but looked up when Prometheus asks. */
export class StateMetrics {
  readonly #registry: Registry;
  readonly #show: ((state: ServerState) => void)[] = [];

  constructor(registry: Registry) {
    this.#registry = registry;
    this.#addServer();
    this.#addRooms();
    this.#addRelay();
    this.#addCluster();
  }

  show(state: ServerState): void {
    for (const show of this.#show) show(state);
  }

  #addServer(): void {
    this.#gauge('tertulia_ready', 'Whether the server takes traffic.', [], ({ ready }) => [
      [{}, Number(ready)],
    ]);
    const ports = (pick: (port: PortConnections) => number) => (state: ServerState) =>
      [
        [{ port: 'site' }, pick(state.site)],
        [{ port: 'relay' }, pick(state.relayPort)],
      ] as const;
    this.#gauge(
      'tertulia_tcp_connections',
      'Open TCP connections, by port.',
      ['port'],
      ports(({ open }) => open),
    );
    this.#counter(
      'tertulia_tcp_connections_accepted_total',
      'TCP connections that were let in, by port.',
      ['port'],
      ports(({ admitted }) => admitted),
    );
    this.#counter(
      'tertulia_tcp_protocols_total',
      "What the first byte on the site's port was of, in the clear and inside TLS.",
      ['protocol', 'layer'],
      ({ protocols: { plain, insideTls } }) => [
        ...rows({ ...plain }, (protocol) => ({ protocol, layer: 'plain' })),
        ...rows({ ...insideTls }, (protocol) => ({ protocol, layer: 'inside_tls' })),
      ],
    );
    this.#gauge(
      'tertulia_signaling_connections',
      'Open connections of signalling.',
      [],
      ({ signaling }) => [[{}, signaling]],
    );
    this.#gauge(
      'tertulia_certificate_expiry_timestamp_seconds',
      "When the site's certificate ends, in seconds since 1970.",
      [],
      ({ certificateEndsMs }) =>
        certificateEndsMs === null ? [] : [[{}, certificateEndsMs / 1_000]],
    );
  }

  #addRooms(): void {
    this.#gauge(
      'tertulia_rooms',
      "Open rooms, by how many of their seats are somebody's.",
      ['seats'],
      ({ census }) => census.roomsBySeats.map((rooms, seats) => [{ seats: String(seats) }, rooms]),
    );
    this.#gauge(
      'tertulia_seats',
      'Seats with somebody there (taken), and those kept for somebody who is away (held).',
      ['state'],
      ({ census }) => [
        [{ state: 'taken' }, census.seatsTaken],
        [{ state: 'held' }, census.seatsHeld],
      ],
    );
    this.#gauge('tertulia_queued_people', 'People who wait for a seat.', [], ({ census }) => [
      [{}, census.queued],
    ]);
    this.#gauge('tertulia_door_people', 'People at the doors of rooms.', [], ({ census }) => [
      [{}, census.atDoors],
    ]);
  }

  #addRelay(): void {
    this.#gauge('tertulia_relay_up', "Whether the server's relay runs.", [], ({ relay }) =>
      relay ? [[{}, Number(relay.up)]] : [],
    );
    this.#relayGauge('tertulia_relay_allocations', 'Allocations that live.', 'allocations');
    this.#relayGauge('tertulia_relay_streams', 'Open TCP and TLS clients.', 'streams');
    this.#relayCounter('tertulia_relay_allocations_made_total', 'Allocations that were made.', [
      'allocationsMade',
    ]);
    this.#relayWays('tertulia_relay_packets_total', 'Packets of media, by where they went.', {
      peers: 'packetsToPeers',
      clients: 'packetsToClients',
    });
    this.#relayWays('tertulia_relay_bytes_total', 'Bytes of media, by where they went.', {
      peers: 'bytesToPeers',
      clients: 'bytesToClients',
    });
    this.#counter(
      'tertulia_relay_packets_dropped_total',
      'Packets of media that were not passed on, by why.',
      ['reason'],
      ({ relay }) =>
        Object.entries(DROPPED).flatMap(([reason, name]) =>
          numbers(relay?.counters, name).map((value) => [{ reason }, value] as const),
        ),
    );
    this.#counter(
      'tertulia_relay_refusals_total',
      'Error responses of the relay, by their code (RFC 8489, section 14.8).',
      ['code'],
      ({ relay }) => {
        const refusals = relay?.counters?.['refusals'];
        return typeof refusals === 'object' ? rows(refusals, (code) => ({ code })) : [];
      },
    );
    this.#relayCounter(
      'tertulia_relay_streams_refused_total',
      'TCP and TLS clients beyond the limits, idle or too slow.',
      ['streamsRefused', 'streamsCut'],
    );
    this.#relayCounter(
      'tertulia_relay_malformed_total',
      'Datagrams and streams that are not STUN, or broken.',
      ['malformed'],
    );
    this.#relayCounter(
      'tertulia_relay_faults_total',
      'What came in and should not have made the relay throw.',
      ['faults'],
    );
  }

  #addCluster(): void {
    const gauges = {
      tertulia_nodes: ['Servers whose leases are good, as this one sees it.', 'nodes'],
      tertulia_lease_held: ['Whether this server may keep rooms.', 'holdsLease'],
      tertulia_rooms_kept: ['Rooms that this server is the keeper of.', 'roomsKept'],
    } as const;
    for (const [name, [help, of]] of Object.entries(gauges)) {
      this.#gauge(name, help, [], ({ cluster }) => (cluster ? [[{}, Number(cluster[of])]] : []));
    }
    const counters = {
      tertulia_leases_won_total: [
        'How often a lease was taken: once, and again after each that was lost.',
        'leasesWon',
      ],
      tertulia_leases_lost_total: [
        'How often the lease ended before it was renewed.',
        'leasesLost',
      ],
      tertulia_messages_passed_on_total: [
        'What clients said to rooms that another server keeps.',
        'passedOn',
      ],
    } as const;
    for (const [name, [help, of]] of Object.entries(counters)) {
      this.#counter(name, help, [], ({ cluster }) => (cluster ? [[{}, cluster[of]]] : []));
    }
  }

  #relayGauge(name: string, help: string, of: string): void {
    this.#gauge(name, help, [], ({ relay }) =>
      numbers(relay?.counters, of).map((value) => [{}, value]),
    );
  }

  #relayCounter(name: string, help: string, of: readonly string[]): void {
    this.#counter(name, help, [], ({ relay }) => {
      const values = of.flatMap((one) => numbers(relay?.counters, one));
      return values.length > 0 ? [[{}, values.reduce((sum, value) => sum + value)]] : [];
    });
  }

  #relayWays(name: string, help: string, ways: Readonly<Record<string, string>>): void {
    this.#counter(name, help, ['to'], ({ relay }) =>
      Object.entries(ways).flatMap(([to, of]) =>
        numbers(relay?.counters, of).map((value) => [{ to }, value] as const),
      ),
    );
  }

  #gauge<L extends string>(name: string, help: string, labelNames: L[], read: Read<L>): void {
    const gauge = new Gauge({ name, help, labelNames, registers: [this.#registry] });
    this.#show.push((state) => {
      empty(gauge);
      for (const [labels, value] of read(state)) gauge.set(labels, value);
    });
  }

  /** Of what is counted elsewhere since it was started: Prometheus sees by itself when that begins anew. */
  #counter<L extends string>(name: string, help: string, labelNames: L[], read: Read<L>): void {
    const counter = new Counter({ name, help, labelNames, registers: [this.#registry] });
    this.#show.push((state) => {
      empty(counter);
      for (const [labels, value] of read(state)) counter.inc(labels, value);
    });
  }
}

/** Resetting alone leaves a nought where there are no labels; what is not known is not told at all. */
function empty(metric: Pick<Gauge, 'reset' | 'remove'>): void {
  metric.reset();
  metric.remove({});
}

function rows<L extends string>(
  counts: Readonly<Record<string, number>>,
  labels: (name: string) => Partial<Record<L, string>>,
): Rows<L> {
  return Object.entries(counts).map(([name, value]) => [labels(name), value]);
}

/** @returns the number of that name, if the relay tells one */
function numbers(counters: Counters | null | undefined, name: string): number[] {
  const value = counters?.[name];
  return typeof value === 'number' ? [value] : [];
}
