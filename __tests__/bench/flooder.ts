import { setPriority } from 'node:os';
import type { FloodKind } from './flood-kind';
import { floodKinds } from './flood-kind';
import { RawSocket } from '../support/raw-socket';

/** What a flood has done. */
export interface FloodCount {
  messages: number;
  opened: number;
  refused: number;
}

/** So many connections at a time; for each that ends another one is opened at once. */
const CONNECTIONS = 64;

/** It is to take the server's time, not that of the one who measures on the same machine. */
const NICE = 10;

/**
 * A process of its own that floods: `flooder <port> <address> <kind>`, until it is told to stop. Says how
 * much it was then.
 */
function flood(port: number, localAddress: string, kind: FloodKind): void {
  const count: FloodCount = { messages: 0, opened: 0, refused: 0 };
  const onSent = (messages: number): void => {
    count.messages += messages;
  };
  const open = (index: number): void => {
    new RawSocket({
      port,
      localAddress,
      onOpen: (socket) => {
        count.opened++;
        if (count.opened === 1) process.send?.('flooding');
        kind.begin(socket, index, onSent);
      },
      onText: (text, socket) => kind.onText?.(text, socket, onSent),
      onEnd: (wasOpen) => {
        if (!wasOpen) count.refused++;
        setImmediate(open, index);
      },
    });
  };
  for (let index = 0; index < CONNECTIONS; index++) open(index);
  process.once('message', () => {
    process.send?.(count, () => process.exit());
  });
}

const [port = '', localAddress = '', name = ''] = process.argv.slice(2);
const kind = floodKinds[name];
if (!kind) throw new Error(`There is no flood of ${name}.`);
setPriority(NICE);
flood(Number(port), localAddress, kind);
