import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 100;
const LIMIT_MS = 15_000;

/**
 * Waits until somebody listens on a TCP port of loopback.
 *
 * @throws {Error} when the signal or the time limit comes first
 */
export async function untilConnectable(port: number, signal: AbortSignal): Promise<void> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
  while (!(await isConnectable(port))) await delay(POLL_MS, null, { signal: limit });
}

async function isConnectable(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
