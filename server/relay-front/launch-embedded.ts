import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { proxyLine } from '../net/proxy-protocol';
import type { RelayCommand } from '../relay/relay-messages';
import type { RelayOptions } from '../relay/relay-options';
import { childEnd, stopChild } from './child-end';
import { nextMessage } from './next-message';
import type { MessageOf } from './on-message';
import { onMessage } from './on-message';
import type { Counters } from './relay-message';
import type { LaunchRelay } from './relay-process';
import type { RevokedSeats } from './revoked-seats';
import { findStreamPlace } from './stream-place';

export interface EmbeddedOptions {
  /** The program: JavaScript, or TypeScript where ts-node is installed. */
  readonly entry: string;
  readonly options: Omit<RelayOptions, 'streamPath' | 'revoked'>;
  readonly revokedSeats: RevokedSeats;
  readonly logger: Logger;
}

/** A machine that is very busy needs long to start a process. */
const START_LIMIT_MS = 30_000;

/** Numbers that come later are of no interest any more. */
const COUNTERS_LIMIT_MS = 5_000;

/** Runs our own relay, which knows at any time whose credentials are void. */
export function embeddedLauncher({
  entry,
  options,
  revokedSeats,
  logger,
}: EmbeddedOptions): LaunchRelay {
  return async (signal) => {
    const { path: streamPath, remove } = await findStreamPlace();
    const child = forkRelay(entry);
    const tell = (message: RelayCommand): void => void (child.connected && child.send(message));
    onMessage(child, 'fault', ({ error, more }) => logger.error({ error, more }, 'relay_fault'));
    // Also what is revoked while it starts: it may take clients before it says so.
    const unsubscribe = revokedSeats.subscribe((one) => tell({ type: 'revoke', ...one }));
    const ended = childEnd(child).finally(() => {
      unsubscribe();
      return remove();
    });
    const stop = () => stopChild(child, ended, () => child.connected && child.disconnect());
    try {
      const revoked = revokedSeats.list;
      tell({ type: 'start', options: { ...options, streamPath, revoked } });
      const ready = await firstReady(child, ended, signal);
      return {
        udp: ready.udp,
        problem: ready.problem,
        target: { address: { path: streamPath }, introduce: proxyLine },
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
): Promise<MessageOf<'ready'>> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(START_LIMIT_MS)]);
  const ready = nextMessage(child, 'ready', limit).catch(() => {
    throw new Error('It was not ready in time');
  });
  const gone = ended.then((how) => {
    throw new Error(`It ended at its start: ${how}`);
  });
  return Promise.race([ready, gone]);
}

async function countersOf(child: ChildProcess, ended: Promise<string>): Promise<Counters | null> {
  if (!child.connected) return null;
  const answer = nextMessage(child, 'counters', AbortSignal.timeout(COUNTERS_LIMIT_MS)).then(
    ({ counters }) => counters,
    () => null,
  );
  child.send({ type: 'report' });
  return Promise.race([answer, ended.then(() => null)]);
}
