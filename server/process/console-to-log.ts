import { format, stripVTControlCharacters } from 'node:util';
import type { Logger } from 'pino';

const METHODS = {
  trace: 'debug',
  debug: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
} as const;

/**
 * Has everything that is said on the console, and what Node.js itself warns of, in the log: Next.js and other
 * libraries say what they have to say there, in as many lines as they like.
 */
export function consoleToLog(logger: Logger): void {
  for (const [method, level] of Object.entries(METHODS)) {
    Object.assign(console, {
      [method]: (...said: unknown[]) => {
        logger[level]({ text: stripVTControlCharacters(format(...said)) }, 'console');
      },
    });
  }
  // Node's own listener writes them to standard error.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => logger.warn({ err: warning }, 'process_warning'));
}
