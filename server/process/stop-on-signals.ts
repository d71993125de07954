import { setTimeout as delay } from 'node:timers/promises';
import { endProcess } from './end-process';
import type { Log } from './open-log';

/** Closing may take so long. With the last words the process is gone within 10 s, whatever hangs. */
const CLOSE_LIMIT_MS = 8_000;

/** One Ctrl-C arrives twice under npm, once from the terminal and once handed on. */
const ECHO_MS = 500;

/** Closes the server on SIGTERM and SIGINT and exits with 0. Whoever asks again exits it at once, with 1. */
export function stopOnSignals(close: () => Promise<void>, { logger, output }: Log): void {
  let stoppingSinceMs: number | null = null;

  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (stoppingSinceMs !== null) {
      if (performance.now() - stoppingSinceMs > ECHO_MS) await endProcess(1, output);
      return;
    }
    stoppingSinceMs = performance.now();
    logger.info({ signal }, 'server_stopping');
    const closed = close().catch((error: unknown) => {
      logger.error({ err: error }, 'server_stop_failed');
    });
    await Promise.race([closed, delay(CLOSE_LIMIT_MS)]);
    await endProcess(0, output);
  };
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
}
