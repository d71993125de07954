import { setTimeout as delay } from 'node:timers/promises';
import type { LogOutput } from './log-output';

/** The last lines are given so long to be written. */
const LAST_WORDS_MS = 500;

/** And the threads so long to come back. */
const THREADS_MS = 1_000;
const LOOK_EVERY_MS = 20;

/** What libuv's threads do: read and write files, look names up. `process.exit` waits for all of it. */
const THREAD_WORK = /^(?:FSReq|GetAddrInfoReq|GetNameInfoReq)/;

/**
 * Ends the process within about a second and a half: nothing can hold it up, neither a log that nobody reads nor
 * a file system that does not answer. In the latter case it ends by SIGKILL, and not with the code.
 */
export async function endProcess(code: number, output: LogOutput): Promise<never> {
  await output.written(LAST_WORDS_MS);
  const endMs = performance.now() + THREADS_MS;
  while (isThreadAtWork() && performance.now() < endMs) await delay(LOOK_EVERY_MS);
  if (isThreadAtWork()) process.kill(process.pid, 'SIGKILL');
  process.exit(code);
}

function isThreadAtWork(): boolean {
  return process.getActiveResourcesInfo().some((name) => THREAD_WORK.test(name));
}
