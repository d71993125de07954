import type { Logger } from 'pino';
import { pino } from 'pino';
import type { Config } from '../config';
import { LogOutput } from './log-output';

/** The process's log, and the way to see it written before the process ends. */
export interface Log {
  readonly logger: Logger;
  readonly output: LogOutput;
}

/**
 * Opens the log on standard output.
 *
 * @param node who of many servers writes a line; null: there is one only
 */
export function openLog(
  level: Config['logLevel'] = 'info',
  node: () => string | null = () => null,
): Log {
  const output = new LogOutput(process.stdout);
  const mixin = (): object => {
    const name = node();
    return name === null ? {} : { node: name };
  };
  return { logger: pino({ level, mixin }, output), output };
}
