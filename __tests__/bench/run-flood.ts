import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FloodCount } from './flooder';

/** Floods from one address for as long as the work takes. */
export async function runFlood<T>(
  port: number,
  localAddress: string,
  kind: string,
  work: () => Promise<T>,
): Promise<{ count: FloodCount; result: T }> {
  const flooder = fork(join(__dirname, 'flooder.ts'), [String(port), localAddress, kind], {
    execArgv: ['-r', 'ts-node/register'],
    env: { ...process.env, TS_NODE_PROJECT: 'server/tsconfig.json' },
  });
  try {
    await once(flooder, 'message');
    const result = await work();
    flooder.send('stop');
    const [count] = (await once(flooder, 'message')) as [FloodCount];
    return { count, result };
  } finally {
    flooder.kill('SIGKILL');
  }
}
