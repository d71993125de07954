import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from './config';
import { ConfigError } from './config-error';
import { createServer } from './create-server';
import { createSite } from './create-site';
import { originOf } from './http/origin-of';
import { stopOnSignals } from './stop-on-signals';

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel });
  const dev = process.env.NODE_ENV !== 'production';
  // In production this file is dist/index.js, and all that the site needs lies beside it.
  const site = createSite({ dev, dir: dev ? join(__dirname, '..') : __dirname });
  const server = createServer(config, { logger, ...site });
  stopOnSignals(() => server.close(), logger);
  const { port } = await server.listen();
  const origin = originOf(config.host, port);
  logger.info(`Tertulia is served on ${origin}`);
  // Next takes upgrades from its first request on. Until then a page that was open while the server
  // restarted would ask for hot reloading in vain.
  if (dev) await fetch(`${origin}/icon.svg`, { method: 'HEAD' });
}

main().catch((error: unknown) => {
  const reasons = error instanceof ConfigError ? error.problems : [error];
  for (const reason of reasons) console.error(reason);
  process.exit(1);
});
