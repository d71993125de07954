import { pino } from 'pino';
import { createServer } from '../../../server/create-server';
import { stopOnSignals } from '../../../server/stop-on-signals';
import { TEST_CONFIG } from './test-config';

/** A process of its own, as `server/index.ts` makes one, but without pages: they take long to prepare. */
const logger = pino();
const server = createServer(TEST_CONFIG, {
  logger,
  handler: (request, response) => {
    // Never ends, so that closing takes as long as it may.
    if (request.url === '/endless') response.write('once upon a time');
    else response.end();
  },
});
stopOnSignals(() => server.close(), logger);
void server.listen();
