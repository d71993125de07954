import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { readConfig } from './config';
import { ConfigError } from './config-error';
import { createServer } from './create-server';
import { createSite } from './create-site';
import { askOnce } from './http/ask-once';
import { originOf } from './http/origin-of';
import { consoleToLog } from './process/console-to-log';
import { endOnFault } from './process/end-on-fault';
import { openLog } from './process/open-log';
import { stopOnSignals } from './process/stop-on-signals';
import { fingerprintOf } from './tls/fingerprint-of';
import { localNames } from './tls/local-names';
import { openTls } from './tls/open-tls';
import { trialUrl } from './tls/trial-url';
import { trialWords } from './tls/trial-words';

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  let node = (): string | null => null;
  const log = openLog(config.logLevel, () => node());
  const { logger } = log;
  const dev = process.env.NODE_ENV !== 'production';
  // While developing, it is read on a terminal as it comes.
  if (!dev) consoleToLog(logger);
  // In production this file is dist/index.js, and all that the site needs lies beside it.
  const site = createSite({ dev, dir: dev ? join(__dirname, '..') : __dirname });
  const tls = await openTls(config, logger);
  const server = createServer(config, { logger, ...site, tls });
  node = () => server.node;
  endOnFault(log, () => server.giveUp());
  stopOnSignals(() => server.close(), log);
  const { port } = await server.listen();
  const origin = originOf(config.host, port, tls ? 'https' : 'http');
  logger.info(`Tertulia is served on ${origin}`);
  if (tls && config.tls.mode === 'self-signed') {
    const fingerprint = fingerprintOf(tls.source.current.cert);
    const url = trialUrl(config.publicUrl, localNames().addresses, port);
    logger.info({ fingerprint, url }, 'self_signed_certificate');
    if (process.stdout.isTTY) process.stdout.write(`${trialWords({ url, fingerprint })}\n`);
  }
  // Next takes upgrades from its first request on. Until then a page that was open while the server
  // restarted would ask for hot reloading in vain.
  if (dev) await askOnce(`${origin}/icon.svg`);
}

main().catch((error: unknown) => {
  const reasons = error instanceof ConfigError ? error.problems : [error];
  for (const reason of reasons) process.stderr.write(`${format(reason)}\n`);
  process.exit(1);
});
