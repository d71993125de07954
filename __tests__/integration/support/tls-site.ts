import { readConfig } from '../../../server/config';
import { createServer } from '../../../server/create-server';
import { openLog } from '../../../server/process/open-log';
import { stopOnSignals } from '../../../server/process/stop-on-signals';
import { openTls } from '../../../server/tls/open-tls';

const LEAP_MS = 9 * 3_600_000;

/**
 * A process of its own with the server and its TLS, but without pages. On SIGUSR2 the clock that its
 * certificates go by leaps ahead by nine hours.
 */
async function main(): Promise<void> {
  let aheadMs = 0;
  process.on('SIGUSR2', () => (aheadMs += LEAP_MS));

  const log = openLog();
  const { logger } = log;
  const config = readConfig(process.env);
  const clock = { now: () => Date.now() + aheadMs, longestSleepMs: 100 };
  const tls = await openTls(config, logger, clock);
  const handler = (_request: unknown, response: { end: (text: string) => void }): void =>
    response.end('a page');
  const server = createServer(config, { logger, handler, tls });
  stopOnSignals(() => server.close(), log);
  await server.listen();
}

void main();
