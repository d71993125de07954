import { fork } from 'node:child_process';
import { once } from 'node:events';
import { RawSocket, rawEvent } from '../support/raw-socket';

/** Well below what the server lets one address have. */
const PER_ADDRESS = 200;

/** So many are being opened at a time. */
const OPENING = 50;

/** Somebody in a lobby: connected, told how many are inside, and silent but for the transport's pongs. */
function open(port: number, index: number): Promise<void> {
  const address = Math.floor(index / PER_ADDRESS) + 1;
  return new Promise((resolve, reject) => {
    new RawSocket({
      port,
      localAddress: `127.0.3.${String(address)}`,
      onOpen: (socket) => {
        socket.send(rawEvent('watch_room', { room: `idle-${String(index >> 2)}` }));
        resolve();
      },
      onEnd: () => {
        reject(new Error('An idle connection ended.'));
        process.send?.('ended');
      },
    });
  });
}

async function openAll(port: number, count: number): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await open(port, next++);
  };
  await Promise.all(Array.from({ length: OPENING }, worker));
  process.send?.('open');
}

/** A process of its own that keeps so many connections open. @returns its end */
export async function startIdleCrowd(port: number, count: number): Promise<() => void> {
  const crowd = fork(__filename, [String(port), String(count)], {
    execArgv: ['-r', 'ts-node/register'],
    env: { ...process.env, TS_NODE_PROJECT: 'server/tsconfig.json' },
  });
  const [said] = (await once(crowd, 'message')) as [string];
  if (said !== 'open') throw new Error('The server closed an idle connection.');
  crowd.once('message', () => {
    throw new Error('The server closed an idle connection.');
  });
  return () => crowd.kill('SIGKILL');
}

if (require.main === module) {
  const [port, count] = process.argv.slice(2).map(Number);
  void openAll(port ?? 0, count ?? 0);
}
