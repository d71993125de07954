import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../support/free-port';

/** The first start builds the application. */
const START_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 12_000;
const POLL_MS = 100;

/** Where a server runs and how to get there. */
export interface ServerPlace {
  /** What goes before its command line. */
  readonly launcher: readonly string[];
  readonly origin: string;
  /** What it finds in its environment besides. */
  readonly env: Readonly<Record<string, string>>;
  /** @returns whether this address of its answers well; rejects when it does not answer at all. */
  readonly answers: (url: string) => Promise<boolean>;
  /** Gets what it prints. */
  readonly onOutput?: (text: string) => void;
}

export interface ProductionServer {
  readonly origin: string;
  readonly pid: number;
  /** Asks it to stop, and returns when it has. */
  readonly stop: () => Promise<void>;
  /** Ends it without asking. What it keeps stays where its environment says. */
  readonly kill: () => Promise<void>;
}

/** @returns a place on this machine, for this machine, on a free port. */
export async function loopback(): Promise<ServerPlace> {
  const port = String(await freePort());
  return {
    launcher: [],
    origin: `http://127.0.0.1:${port}`,
    env: { HOST: '127.0.0.1', PORT: port },
    answers: async (url) => (await fetch(url)).ok,
  };
}

/**
 * Starts what `npm start` starts, with a signing key of its own.
 * @throws when it ends or is not ready in time; the message holds what it printed
 */
export async function startProductionServer(place: ServerPlace): Promise<ProductionServer> {
  const { launcher, origin, env, answers, onOutput } = place;
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-'));
  const [command = '', ...args] = [...launcher, process.execPath, 'deploy/start.mjs'];
  const child = spawn(command, args, {
    cwd: join(__dirname, '../../..'),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      SECRET_FILE: join(folder, 'secret'),
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  favour(child);
  const printed = collectOutput(child, onOutput);
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(child, () => answers(`${origin}/readyz`));
  } catch (cause) {
    await stop();
    throw new Error(`The server did not start. It printed:\n${printed.join('')}`, { cause });
  }
  const { pid = NaN } = child;
  return { origin, pid, stop, kill: () => end(child, 'SIGKILL') };
}

/**
 * Where we may, the server gets its time before browsers do, and so does what it starts: elsewhere than in tests it is
 * another machine than those of its guests, and five of them leave it none.
 */
function favour({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, -10);
  } catch {
    // Only the administrator may.
  }
}

function collectOutput(child: ChildProcess, onOutput?: ServerPlace['onOutput']): string[] {
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed.push(chunk.toString());
      onOutput?.(chunk.toString());
    });
  }
  return printed;
}

async function untilReady(child: ChildProcess, isReady: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isReady().catch(() => false))) {
    if (child.exitCode !== null) throw new Error(`Exit code ${String(child.exitCode)}`);
    if (Date.now() > deadline) throw new Error(`Not ready after ${String(START_TIMEOUT_MS)} ms`);
    await delay(POLL_MS);
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  const giveUp = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(giveUp);
}
