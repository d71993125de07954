import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { pino } from 'pino';
import { readConfig } from '../../../server/config';
import { createRedirectServer } from '../../../server/http/create-redirect-server';
import { openTls } from '../../../server/tls/open-tls';

const LEAP_MS = 9 * 3_600_000;

/**
 * A process of its own with a site behind TLS on port 443, and plain http on HTTP_REDIRECT_PORT. On
 * SIGUSR2 its clock leaps ahead by nine hours.
 */
async function main(): Promise<void> {
  let aheadMs = 0;
  process.on('SIGUSR2', () => (aheadMs += LEAP_MS));

  const logger = pino();
  const config = readConfig(process.env);
  const clock = { now: () => Date.now() + aheadMs, longestSleepMs: 100 };
  const tls = await openTls(config, logger, clock);
  if (!tls) throw new Error('TLS is off.');

  const site = createHttpServer((_request, response) => response.end('a page'));
  tls.server.on('secureConnection', (socket) => site.emit('connection', socket));
  const port = createServer((socket) => tls.server.emit('connection', socket));
  port.listen(config.port, config.host ?? '::', () => {
    tls.start();
    logger.info('site_listening');
  });
  if (config.httpRedirectPort === null) return;
  const { server } = createRedirectServer(
    () => ({ publicUrl: config.publicUrl, port: config.port, trustProxy: 0 }),
    [tls.answerChallenge],
  );
  server.listen(config.httpRedirectPort);
}

void main();
