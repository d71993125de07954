import type { ChildProcess } from 'node:child_process';

/** A process that does not end when it is asked to is ended by force after this time. */
const STOP_GRACE_MS = 2_000;

/** @returns resolves when the process is gone, or was never there, with how it went */
export function childEnd(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    // Stays there: a message to a process that is just ending is an error too, and none of interest.
    child.on('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) =>
      resolve(signal === null ? `exit code ${code}` : `signal ${signal}`),
    );
  });
}

/** @param ask how this process is asked to end */
export async function stopChild(
  child: ChildProcess,
  ended: Promise<string>,
  ask: () => void,
): Promise<void> {
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
  ask();
  await ended;
  clearTimeout(force);
}
