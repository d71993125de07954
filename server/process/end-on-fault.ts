import { endProcess } from './end-process';
import type { Log } from './open-log';

/**
 * Ends the process with a line in the log and exit code 1 when something is thrown, or a promise rejected, and
 * nobody catches it: what was being done then is half done, and nobody knows what. Whoever runs the server
 * starts it anew, and people come back to their seats.
 *
 * Next.js adds listeners of its own later, which would have the process go on. With this one before them they
 * only log it once more.
 *
 * @param onFault told at once; the process ends a moment later
 */
export function endOnFault({ logger, output }: Log, onFault: () => void): void {
  let ending = false;
  const end = (error: unknown): void => {
    if (ending) return;
    ending = true;
    onFault();
    logger.fatal({ err: error }, 'process_failed');
    void endProcess(1, output);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
