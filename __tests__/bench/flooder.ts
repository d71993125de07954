import { connect } from 'node:net';
import { setPriority } from 'node:os';
import type { FloodKind, HttpFlood, SignallingFlood } from './flood-kind';
import { floodKinds } from './flood-kind';
import { floodPolling } from './flood-polling';
import { floodTrials } from './flood-trials';
import { RawSocket } from '../support/raw-socket';

/** What a flood has done. */
export interface FloodCount {
  messages: number;
  opened: number;
  refused: number;
}

/** It is to take the server's time, not that of the one who measures on the same machine. */
const NICE = 10;

/** A connection that the server does not end by itself is ended after so long. */
const HTTP_PATIENCE_MS = 1_000;

const count: FloodCount = { messages: 0, opened: 0, refused: 0 };

function onSent(messages: number): void {
  count.messages += messages;
}

function onOpen(): void {
  count.opened += 1;
  if (count.opened === 1) process.send?.('flooding');
}

/** For each connection that ends another one is opened at once. */
function floodSignalling(port: number, localAddress: string, kind: SignallingFlood): void {
  const open = (index: number): void => {
    new RawSocket({
      port,
      localAddress,
      onOpen: (socket) => {
        onOpen();
        kind.begin(socket, index, onSent);
      },
      onText: (text, socket) => kind.onText?.(text, socket, index, onSent),
      onEnd: (wasOpen) => {
        if (!wasOpen) count.refused++;
        setImmediate(open, index);
      },
    });
  };
  for (let index = 0; index < kind.connections; index++) open(index);
}

function floodHttp(port: number, localAddress: string, kind: HttpFlood): void {
  const { bytes, requests } = kind.write(`127.0.0.1:${String(port)}`);
  const open = (): void => {
    const socket = connect({ port, host: '127.0.0.1', localAddress }, () => {
      onOpen();
      socket.write(bytes, () => onSent(requests));
    });
    socket.setTimeout(HTTP_PATIENCE_MS, () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      if (/^HTTP\/1\.1 (?:429|503)/.test(data.toString('latin1', 0, 12))) count.refused++;
      if (requests === 1) socket.end();
    });
    socket.on('close', () => setImmediate(open));
  };
  for (let index = 0; index < kind.connections; index++) open();
}

/**
 * A process of its own that floods: `flooder <port> <address> <kind>`, until it is told to stop. Says how
 * much it was then.
 */
function flood(port: number, localAddress: string, kind: FloodKind): void {
  const onRefused = (): unknown => count.refused++;
  if (kind.over === 'http') floodHttp(port, localAddress, kind);
  else if (kind.over === 'relay') {
    floodTrials(port, localAddress, kind, { onSent: () => onSent(1), onOpen, onRefused });
  } else if (kind.over === 'polling') {
    floodPolling(port, localAddress, kind, { onSent, onOpen, onRefused });
  } else floodSignalling(port, localAddress, kind);
  process.once('message', () => {
    process.send?.(count, () => process.exit());
  });
}

const [port = '', localAddress = '', name = ''] = process.argv.slice(2);
const kind = floodKinds[name];
if (!kind) throw new Error(`There is no flood of ${name}.`);
setPriority(NICE);
flood(Number(port), localAddress, kind);
