import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port';

/** The first start builds the application. */
const START_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 12_000;
const POLL_MS = 100;

export interface ProductionServer {
  readonly origin: string;
  /** Asks it to stop, and returns when it has. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts what `npm start` starts, on a free port, with a signing key of its own.
 * @throws when it ends or is not ready in time; the message holds what it printed
 */
export async function startProductionServer(): Promise<ProductionServer> {
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-'));
  const origin = `http://127.0.0.1:${String(await freePort())}`;
  const child = spawn(process.execPath, ['deploy/start.mjs'], {
    cwd: join(__dirname, '../../..'),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: new URL(origin).port,
      SECRET_FILE: join(folder, 'secret'),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = collectOutput(child);
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(child, `${origin}/readyz`);
  } catch (cause) {
    await stop();
    throw new Error(`The server did not start. It printed:\n${printed.join('')}`, { cause });
  }
  return { origin, stop };
}

function collectOutput(child: ChildProcess): string[] {
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  }
  return printed;
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`Exit code ${String(child.exitCode)}`);
    if (Date.now() > deadline) throw new Error(`Not ready after ${String(START_TIMEOUT_MS)} ms`);
    await delay(POLL_MS);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const giveUp = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(giveUp);
}
