import { pino } from 'pino';
import { createServer } from '../../../server/create-server';
import { stopOnSignals } from '../../../server/stop-on-signals';
import { SECRET } from './secret';

/** A process of its own, as `server/index.ts` makes one, but without pages: they take long to prepare. */
const logger = pino();
const server = createServer(
  {
    port: 0,
    host: '127.0.0.1',
    roomCapacity: 5,
    seatHoldSeconds: 30,
    stunUrls: [],
    secret: SECRET,
  },
  {
    logger,
    handler: (request, response) => {
      // Never ends, so that closing takes as long as it may.
      if (request.url === '/endless') response.write('once upon a time');
      else response.end();
    },
  },
);
stopOnSignals(() => server.close(), logger);
void server.listen();
