import type { CheckEdges } from '../../lib/check/check-edges';
import { FakeClock } from './fake-clock';
import { standIn } from './stand-in';

/** What the network between a page and its relay is like. */
export interface FakeLine {
  /** Which of a server's URLs lead to it. */
  readonly reaches: (url: string) => boolean;
  /** One way. */
  readonly delayMs: number;
  readonly bps: number;
  /** Every so many-th packet is lost; 0: none. */
  readonly losesEach: number;
}

const goodLine: FakeLine = { reaches: () => true, delayMs: 10, bps: 50_000_000, losesEach: 0 };

class FakeChannel {
  readyState: RTCDataChannelState = 'connecting';
  bufferedAmount = 0;
  binaryType = 'blob';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  partner: FakeChannel | null = null;
  #busyUntilMs = 0;
  #sent = 0;

  constructor(
    readonly world: FakeRelayWorld,
    readonly init: RTCDataChannelInit | undefined,
  ) {}

  open(partner: FakeChannel): void {
    this.partner = partner;
    this.readyState = 'open';
    this.onopen?.();
  }

  send(data: ArrayBuffer): void {
    const { clock, line } = this.world;
    const { partner } = this;
    const startMs = Math.max(clock.now(), this.#busyUntilMs);
    this.#busyUntilMs = startMs + (data.byteLength * 8_000) / line.bps;
    this.#sent += 1;
    const lost = line.losesEach > 0 && this.#sent % line.losesEach === 0;
    this.bufferedAmount += data.byteLength;
    const waitMs = this.#busyUntilMs - clock.now();
    clock.once(waitMs, () => (this.bufferedAmount -= data.byteLength));
    if (!lost) clock.once(waitMs + line.delayMs, () => partner?.onmessage?.({ data }));
  }
}

type Description = { sdp: string };

/** A connection that gathers what its servers give, and opens its channel when candidates were exchanged. */
export class FakeCheckConnection {
  connectionState: RTCPeerConnectionState = 'new';
  localDescription: Description | null = null;
  remote: FakeCheckConnection | null = null;
  channel: FakeChannel | null = null;
  candidates = 0;
  onicecandidate: ((event: { candidate: { candidate: string } | null }) => void) | null = null;
  onconnectionstatechange: (() => void) | null = null;

  constructor(
    readonly world: FakeRelayWorld,
    readonly configuration: RTCConfiguration,
  ) {}

  createDataChannel(_label: string, init?: RTCDataChannelInit): FakeChannel {
    this.channel = new FakeChannel(this.world, init);
    return this.channel;
  }

  setLocalDescription(): Promise<void> {
    this.localDescription = { sdp: String(this.world.connections.indexOf(this)) };
    for (const candidate of this.#gathered()) {
      queueMicrotask(() => this.onicecandidate?.({ candidate: { candidate } }));
    }
    if (!this.world.silent) queueMicrotask(() => this.onicecandidate?.({ candidate: null }));
    return Promise.resolve();
  }

  setRemoteDescription({ sdp }: Description): Promise<void> {
    this.remote = this.world.connections[Number(sdp)] ?? null;
    return Promise.resolve();
  }

  addIceCandidate(): Promise<void> {
    if (!this.remote) return Promise.reject(new Error('too early'));
    this.candidates += 1;
    this.world.meet(this, this.remote);
    return Promise.resolve();
  }

  close(): void {
    this.connectionState = 'closed';
    if (this.channel) this.channel.readyState = 'closed';
  }

  #gathered(): string[] {
    const { iceServers = [], iceTransportPolicy = 'all' } = this.configuration;
    const urls = iceServers.flatMap((server) => server.urls).filter(this.world.line.reaches);
    const relayed = urls.filter((url) => url.startsWith('turn')).map(() => 'c 1 typ relay');
    const reflexive = urls.filter((url) => url.startsWith('stun')).map(() => 'c 1 typ srflx');
    return iceTransportPolicy === 'relay' ? relayed : ['c 1 typ host', ...reflexive, ...relayed];
  }
}

/** A relay and the way to it, in memory. */
export class FakeRelayWorld {
  readonly clock = new FakeClock();
  readonly connections: FakeCheckConnection[] = [];
  readonly line: FakeLine;
  /** Whether gathering never comes to an end. */
  silent = false;

  constructor(line: Partial<FakeLine> = {}) {
    this.line = { ...goodLine, ...line };
  }

  get edges(): CheckEdges {
    return {
      clock: this.clock,
      createConnection: (configuration) => {
        const connection = new FakeCheckConnection(this, configuration);
        this.connections.push(connection);
        return standIn<RTCPeerConnection>(connection);
      },
    };
  }

  get open(): FakeCheckConnection[] {
    return this.connections.filter(({ connectionState }) => connectionState !== 'closed');
  }

  meet(one: FakeCheckConnection, other: FakeCheckConnection): void {
    if (one.candidates === 0 || other.candidates === 0 || one.connectionState !== 'new') return;
    one.connectionState = 'connected';
    other.connectionState = 'connected';
    this.clock.once(this.line.delayMs, () => {
      const { channel } = one;
      if (!channel || !other.channel) return;
      channel.open(other.channel);
      other.channel.open(channel);
    });
  }
}
