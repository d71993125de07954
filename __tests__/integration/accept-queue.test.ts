import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { listenOn } from '../../server/port/listen-on';

/** More than Node.js has the system keep by itself. */
const PEOPLE = 1_000;

/** Ends when all of them are connected. */
const COME = `
  const [port, count] = process.argv.slice(1).map(Number);
  let connected = 0;
  for (let i = 0; i < count; i++) {
    require('node:net').connect(port, '127.0.0.1', () => ++connected === count && process.exit());
  }
`;

/** @returns what the system keeps for one port at most; 0 where that can't be read */
function mostKept(): number {
  try {
    return Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8'));
  } catch {
    return 0;
  }
}

const itWhereKept = mostKept() > PEOPLE ? it : it.skip;

itWhereKept(
  'has the system take a thousand connections while the server is busy',
  async () => {
    const server = createServer((socket) => socket.on('error', () => undefined));
    const port = await listenOn(server, 0, '127.0.0.1', 'PORT');
    // Nothing of this process runs meanwhile, and so nothing accepts. The limit is for hangs.
    try {
      execFileSync(process.execPath, ['-e', COME, String(port), String(PEOPLE)], {
        timeout: 20_000,
      });
    } finally {
      server.close();
      await once(server, 'close');
    }
  },
  40_000,
);
