import type { NetworkInterfaceInfo } from 'node:os';
import type { ClientPath } from '../../server/relay/client-path';
import type { TransportAddress } from '../../server/relay/codec/transport-address';
import { keyOf } from '../../server/relay/codec/transport-address';
import { Relay } from '../../server/relay/relay';
import { RelayCounters } from '../../server/relay/relay-counters';
import type { RelayLimits } from '../../server/relay/relay-limits';
import { DEFAULT_LIMITS } from '../../server/relay/relay-limits';
import type { RelayOptions } from '../../server/relay/relay-options';
import { ServerAddresses } from '../../server/relay/server-addresses';
import type { TurnCredential } from '../turn/rest-credential';
import { restCredential } from '../turn/rest-credential';
import type { Arrived } from '../turn/turn-client';
import { TurnClient } from '../turn/turn-client';
import type { TurnTransport } from '../turn/turn-transport';
import { standIn } from './stand-in';

export const SECRET = 'a secret between server and relay';
const EPOCH_S = 1_800_000_000;

export interface SentPacket {
  readonly from: TransportAddress;
  readonly to: TransportAddress;
  readonly data: string;
}

interface OpenPort {
  readonly at: TransportAddress;
  readonly onPacket: (bytes: Buffer, from: TransportAddress) => void;
}

interface WorldOptions extends Partial<Pick<RelayOptions, 'ports' | 'allowedPeers' | 'revoked'>> {
  limits?: Partial<RelayLimits>;
  interfaces?: Record<string, readonly string[]>;
  externalAddresses?: readonly string[];
  /** An integer from 0 to below the given one; not set: always 0. */
  random?: (below: number) => number;
}

/** A client with everything that came to it. */
export interface FakeClient extends TurnClient {
  readonly path: ClientPath & { isHeld: boolean; isSlow: boolean };
  readonly arrived: Arrived[];
  /** All frames, answers too. */
  readonly frames: Buffer[];
  /** Puts bytes on the wire as they are. */
  readonly raw: (bytes: Buffer) => void;
}

/** A relay with a clock that tests turn, and a network on which nothing happens by itself. */
export class RelayWorld {
  readonly relay: Relay;
  readonly counters = new RelayCounters();
  readonly sent: SentPacket[] = [];
  readonly open = new Map<string, OpenPort>();
  /** Ports that others on this machine have. */
  readonly taken = new Set<number>();
  /** Sockets do not open before it resolves. */
  opening: Promise<void> = Promise.resolve();
  nowS = 1_000;
  /** How far the clock of the world was put forward, which the relay's own knows nothing of. */
  epochOffsetS = 0;
  /** What the relay was made to throw. */
  readonly faults: unknown[] = [];
  /** Of the last credential of a seat. */
  lastIssue = (EPOCH_S + 1_000) * 1_000;
  #lastPort = 40_000;
  #lastUser = 0;

  constructor(options: WorldOptions = {}) {
    const interfaces = options.interfaces ?? { lo: ['127.0.0.1', '::1'], eth0: ['192.0.2.10'] };
    this.relay = new Relay({
      options: {
        secret: SECRET,
        realm: 'tertulia',
        ports: options.ports ?? { min: 50_000, max: 50_999 },
        allowedPeers: options.allowedPeers ?? [],
        credentialSeconds: 3_600,
        revoked: options.revoked ?? { floor: 0, seats: [] },
      },
      limits: { ...DEFAULT_LIMITS, ...options.limits },
      addresses: new ServerAddresses(
        () => asInterfaces(interfaces),
        options.externalAddresses ?? [],
      ),
      counters: this.counters,
      openSocket: async (at, onPacket) => {
        await this.opening;
        const key = keyOf(at.address, at.port);
        if (this.open.has(key) || this.taken.has(at.port)) return null;
        this.open.set(key, { at, onPacket });
        return {
          send: (bytes, to) => this.sent.push({ from: at, to, data: bytes.toString() }) > 0,
          close: () => this.open.delete(key),
        };
      },
      random: options.random ?? (() => 0),
      now: () => this.nowS,
      epochSeconds: () => this.epochS,
      onFault: (error) => this.faults.push(error),
    });
  }

  /** Seconds since the epoch. */
  get epochS(): number {
    return EPOCH_S + this.nowS + this.epochOffsetS;
  }

  /** @param user of the credential: a peer id, or `trial-...`; null for a client without one */
  client(
    user: string | null = `peer-${String(++this.#lastUser)}`,
    at: { local?: string; remote?: TransportAddress } = {},
  ): FakeClient {
    const remote = at.remote ?? { address: '198.51.100.7', port: ++this.#lastPort };
    const frames: Buffer[] = [];
    const transport: TurnTransport = {
      send: (frame) => this.relay.receive(path, Buffer.from(frame)),
      onFrame: () => undefined,
      close: () => this.relay.forget(path),
    };
    const deliver = (frame: Buffer) => {
      frames.push(frame);
      transport.onFrame(Buffer.from(frame));
    };
    const path = {
      local: { address: at.local ?? '192.0.2.10', port: 443 },
      remote,
      isHeld: false,
      isSlow: false,
      send: deliver,
      sendMedia: (frame: Buffer) => {
        if (path.isSlow) return false;
        deliver(frame);
        return true;
      },
      hold: () => void (path.isHeld = true),
      release: () => void (path.isHeld = false),
    };
    const arrived: Arrived[] = [];
    const client = new TurnClient(transport, user === null ? null : this.credential(user));
    client.onData = (one) => arrived.push(one);
    return Object.assign(client, { path, arrived, frames, raw: transport.send });
  }

  /** As the server would give it out at this moment. */
  credential(user: string, secondsLeft = 3_600): TurnCredential {
    const expiresAt = EPOCH_S + this.nowS + secondsLeft;
    if (user.startsWith('trial-')) return restCredential(SECRET, user, expiresAt);
    this.lastIssue = Math.max((EPOCH_S + this.nowS) * 1_000, this.lastIssue + 1);
    return restCredential(SECRET, `${user}.${String(this.lastIssue)}`, expiresAt);
  }

  /** A seat is given up, with all that was given out for it until now. */
  revoke(peer: string): void {
    this.relay.revoke(peer, this.lastIssue);
  }

  /** A packet from the network to a relayed transport address (or the one behind the NAT). */
  arrive(from: TransportAddress, to: TransportAddress, data: string): void {
    this.open.get(keyOf(to.address, to.port))?.onPacket(Buffer.from(data), from);
  }
}

/** Numbers for `random`, spread over the ports, and the same with each run. */
export function spread(): (below: number) => number {
  let last = 1;
  return (below) => (last = (last * 48_271) % 2_147_483_647) % below;
}

function asInterfaces(interfaces: Record<string, readonly string[]>) {
  return Object.fromEntries(
    Object.entries(interfaces).map(([name, addresses]) => [
      name,
      addresses.map((address) => standIn<NetworkInterfaceInfo>({ address })),
    ]),
  );
}
