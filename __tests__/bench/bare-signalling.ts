import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Server } from 'socket.io';

export interface BareSignalling {
  readonly port: number;
  readonly pid: number;
  readonly stop: () => void;
}

/** A Socket.IO server that does nothing, in a process of its own: the baseline for memory. */
export async function startBareSignalling(): Promise<BareSignalling> {
  const child = fork(__filename, [], {
    execArgv: ['-r', 'ts-node/register'],
    env: { ...process.env, TS_NODE_PROJECT: 'server/tsconfig.json' },
  });
  const [port] = (await once(child, 'message')) as [number];
  return { port, pid: child.pid ?? NaN, stop: () => void child.kill('SIGKILL') };
}

async function serve(): Promise<void> {
  const http = createServer();
  // Of its own accord a server asks seldom whether somebody is there; ours would be compared with one that rests.
  new Server(http, { transports: ['websocket'], pingInterval: 5_000, pingTimeout: 5_000 });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (address !== null && typeof address !== 'string') process.send?.(address.port);
}

if (require.main === module) void serve();
