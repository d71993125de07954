import type { Logger } from 'pino';

/** The process is gone after this time, whatever hangs. */
const STOP_LIMIT_MS = 9_500;

/** One Ctrl-C arrives twice under npm, once from the terminal and once handed on. */
const ECHO_MS = 500;

/** Closes the server on SIGTERM and SIGINT and exits with 0. Whoever asks again exits it at once. */
export function stopOnSignals(close: () => Promise<void>, logger: Logger): void {
  let stoppingSinceMs: number | null = null;

  const stop = (signal: NodeJS.Signals): void => {
    if (stoppingSinceMs !== null) {
      if (performance.now() - stoppingSinceMs > ECHO_MS) process.exit(1);
      return;
    }
    stoppingSinceMs = performance.now();
    logger.info({ signal }, 'server_stopping');
    setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref();
    close()
      .catch((error: unknown) => logger.error({ err: error }, 'server_stop_failed'))
      .finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
