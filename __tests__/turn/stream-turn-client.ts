import type { Socket } from 'node:net';
import type { RelayProcess } from './relay-process';
import { seatCredential } from './rest-credential';
import { streamTransport } from './stream-transport';
import type { Arrived } from './turn-client';
import { TurnClient } from './turn-client';

export interface StreamTurnClient extends TurnClient {
  readonly socket: Socket;
  readonly arrived: Arrived[];
}

/** Somebody in a seat who comes to a relay over TCP. */
export async function streamTurnClient(
  { options }: RelayProcess,
  user: string,
  proxyLine?: string,
): Promise<StreamTurnClient> {
  const transport = await streamTransport(options.streamPath, proxyLine);
  const client = new TurnClient(transport, seatCredential(options.secret, user));
  const arrived: Arrived[] = [];
  client.onData = (one) => arrived.push(one);
  return Object.assign(client, { arrived, socket: transport.socket });
}
