import { readFile } from 'node:fs';
import * as v from 'valibot';
import { clusterConfig, redisVariables } from '../../../server/config/redis-variables';
import { createServer } from '../../../server/create-server';
import { consoleToLog } from '../../../server/process/console-to-log';
import { endOnFault } from '../../../server/process/end-on-fault';
import { openLog } from '../../../server/process/open-log';
import { stopOnSignals } from '../../../server/process/stop-on-signals';
import { TEST_CONFIG } from './test-config';

/** A process of its own, as `server/index.ts` makes one, but without pages: they take long to prepare. */
let node = (): string | null => null;
const log = openLog('info', () => node());
const { logger } = log;
consoleToLog(logger);
// A pipe that nobody writes to stands for a file system that does not answer.
if (process.env.NEVER_THERE) readFile(process.env.NEVER_THERE, () => undefined);
const server = createServer(
  {
    ...TEST_CONFIG,
    port: Number(process.env.PORT ?? 0),
    cluster: clusterConfig(
      v.parse(v.object(redisVariables), { ...process.env, REDIS_PREFIX: 'test' }),
    ),
  },
  {
    logger,
    handler: (request, response) => {
      // More than any pipe takes that nobody reads.
      if (request.url === '/talk') {
        for (let line = 0; line < 5_000; line++)
          logger.info({ line, text: 'x'.repeat(100) }, 'talk');
      }
      if (request.url === '/warn') process.emitWarning('too much of something');
      if (request.url === '/throw') setImmediate(() => fail(new Error('nobody caught this')));
      if (request.url === '/reject') void Promise.reject(new Error('nobody caught this'));
      // Never ends, so that closing takes as long as it may.
      if (request.url === '/endless') response.write('once upon a time');
      else response.end();
    },
  },
);
node = () => server.node;
endOnFault(log, () => server.giveUp());
stopOnSignals(() => server.close(), log);
void server.listen();

function fail(error: Error): never {
  throw error;
}
