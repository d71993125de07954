import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proxyLine } from '../net/proxy-protocol';
import type { RelayOptions } from '../relay/relay-options';
import { childEnd, stopChild } from './child-end';
import { nextMessage } from './next-message';
import type { Counters, RelayMessage } from './relay-message';
import type { LaunchRelay } from './relay-process';

/** A machine that is very busy needs long to start a process. */
const START_LIMIT_MS = 30_000;

/** @param entry the program: JavaScript, or TypeScript where ts-node is installed */
export function embeddedLauncher(
  entry: string,
  options: Omit<RelayOptions, 'streamPath'>,
): LaunchRelay {
  return async (signal) => {
    // The path of a local socket may have about a hundred characters, so it is a short folder's.
    const folder = await mkdtemp(join(tmpdir(), 'tertulia-relay-'));
    const streamPath = join(folder, 'streams');
    const child = forkRelay(entry);
    const ended = childEnd(child).finally(() => rm(folder, { recursive: true, force: true }));
    const stop = () => stopChild(child, ended, () => child.connected && child.disconnect());
    try {
      child.send({ type: 'start', options: { ...options, streamPath } });
      const ready = await firstReady(child, ended, signal);
      return {
        udp: ready.udp,
        problem: ready.problem,
        target: { address: { path: streamPath }, introduce: proxyLine },
        revoke: (user) => child.connected && child.send({ type: 'revoke', user }),
        counters: () => countersOf(child, ended),
        ended,
        stop,
      };
    } catch (error) {
      await stop();
      throw error;
    }
  };
}

/** The relay has no business with the server's secrets, which may be in the environment. */
function forkRelay(entry: string): ChildProcess {
  const { PATH, TMPDIR, NODE_ENV } = process.env;
  const env = { PATH, TMPDIR, NODE_ENV };
  if (!entry.endsWith('.ts')) return fork(entry, { env, execArgv: [] });
  const project = join(__dirname, '../tsconfig.json');
  return fork(entry, {
    env: { ...env, TS_NODE_PROJECT: project },
    execArgv: ['-r', require.resolve('ts-node/register')],
  });
}

async function firstReady(
  child: ChildProcess,
  ended: Promise<string>,
  signal: AbortSignal,
): Promise<Extract<RelayMessage, { type: 'ready' }>> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(START_LIMIT_MS)]);
  const stopped = new Promise<never>((_, reject) => {
    const onAbort = (): void => reject(new Error('It was not ready in time'));
    if (limit.aborted) onAbort();
    else limit.addEventListener('abort', onAbort, { once: true });
  });
  const gone = ended.then((how) => {
    throw new Error(`It ended at its start: ${how}`);
  });
  return Promise.race([nextMessage(child, 'ready'), gone, stopped]);
}

async function countersOf(child: ChildProcess, ended: Promise<string>): Promise<Counters | null> {
  if (!child.connected) return null;
  const answer = nextMessage(child, 'counters').then(({ counters }) => counters);
  child.send({ type: 'report' });
  return Promise.race([answer, ended.then(() => null)]);
}
