import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { seatCredential } from '../turn/rest-credential';
import { TurnClient } from '../turn/turn-client';
import { udpTransport } from '../turn/udp-transport';
import type { RelayContender } from './relay-contender';

/** Media in one direction. */
export interface Flow {
  readonly send: (packet: Buffer) => void;
  /** One listener. */
  onPacket: (packet: Buffer) => void;
  /** Gives back all that it has at the relay, and lets go of every socket: of both ends, where both are here. */
  readonly close: () => Promise<void>;
}

/** How the packets go: with no relay at all, from a client to a plain peer, or between two clients. */
export type Route = 'direct' | 'to a peer' | 'between clients';

const CHANNEL = 0x4000;
const BUFFER_BYTES = 4 * 1_024 * 1_024;
let users = 0;

export async function makeFlow(route: Route, relay: RelayContender): Promise<Flow> {
  if (route === 'between clients') {
    const [flow, back] = await makePair(relay);
    const ends = [flow.close, back.close];
    const close = async () => void (await Promise.all(ends.map((end) => end())));
    return Object.assign(flow, { close });
  }
  const peer = createSocket({ type: 'udp4', recvBufferSize: BUFFER_BYTES });
  const listening = once(peer, 'listening');
  peer.bind(0, '127.0.0.2');
  await listening;
  if (route === 'direct') return directFlow(peer);
  const client = await relayClient(relay);
  await client.allocate();
  await client.bind(CHANNEL, peer.address());
  const flow: Flow = {
    send: (packet) => client.sendOn(CHANNEL, packet),
    onPacket: () => undefined,
    close: async () => {
      peer.close();
      await giveBack(client);
    },
  };
  peer.on('message', (packet) => flow.onPacket(packet));
  return flow;
}

/** Both directions of a link between two clients, each with an allocation, as two browsers have it. */
export async function makePair(relay: RelayContender): Promise<[Flow, Flow]> {
  const [a, b] = [await relayClient(relay), await relayClient(relay)];
  const [atA, atB] = [await a.allocate(), await b.allocate()];
  await a.bind(CHANNEL, atB);
  await b.bind(CHANNEL, atA);
  return [pairedFlow(a, b), pairedFlow(b, a)];
}

export async function relayClient(relay: RelayContender): Promise<TurnClient> {
  const transport = await udpTransport({ address: '127.0.0.1', port: relay.port });
  return new TurnClient(transport, seatCredential(relay.secret, `bench-${String(++users)}`));
}

function pairedFlow(from: TurnClient, to: TurnClient): Flow {
  const flow: Flow = {
    send: (packet) => from.sendOn(CHANNEL, packet),
    onPacket: () => undefined,
    close: () => giveBack(from),
  };
  to.onData = ({ data }) => flow.onPacket(data);
  return flow;
}

async function giveBack(client: TurnClient): Promise<void> {
  // A datagram may be lost; then the relay has it back when its time is over.
  await client.refresh(0).catch(() => null);
  client.close();
}

async function directFlow(peer: ReturnType<typeof createSocket>): Promise<Flow> {
  const { address, port } = peer.address();
  const transport = await udpTransport({ address, port }, '127.0.0.1');
  const flow: Flow = {
    send: (packet) => transport.send(Buffer.from(packet)),
    onPacket: () => undefined,
    close: async () => {
      transport.close();
      peer.close();
    },
  };
  peer.on('message', (packet) => flow.onPacket(packet));
  return flow;
}
