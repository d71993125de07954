import type { Logger } from 'pino';
import { pino } from 'pino';
import type { Config } from '../config';
import { LogOutput } from './log-output';

/** The process's log, and the way to see it written before the process ends. */
export interface Log {
  readonly logger: Logger;
  readonly output: LogOutput;
}

/** Opens the log on standard output. */
export function openLog(level: Config['logLevel'] = 'info'): Log {
  const output = new LogOutput(process.stdout);
  return { logger: pino({ level }, output), output };
}
