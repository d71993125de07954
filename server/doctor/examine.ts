import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import type { Config } from '../config';
import { ConfigError } from '../config-error';
import { isOwnRelay } from '../config/relay-config';
import type { PublicUrl } from '../config/public-url';
import { isLoopback } from '../net/address-kind';
import { bareHost } from '../net/authority';
import { localNames } from '../tls/local-names';
import { checkClock } from './check-clock';
import { checkDataFolder } from './check-data-folder';
import { checkDns } from './check-dns';
import { checkFileLimit } from './check-file-limit';
import { checkMetricsHost } from './check-metrics-host';
import { checkNode } from './check-node';
import type { PortState } from './check-port';
import { checkPort } from './check-port';
import { checkRelay } from './check-relay';
import { checkTls } from './check-tls';
import type { Finding } from './finding';
import { probeFolder } from './probe-folder';
import { METRICS, probePort } from './probe-port';
import { readClock } from './read-clock';
import { readConfiguration } from './read-configuration';
import { testOwnRelay } from './test-own-relay';

/** Looks at everything that a server with this environment depends on. Changes nothing. */
export async function examine(environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  const { findings, config, secretKnown } = readConfiguration(environment);
  const machine = [checkNode(process.version), checkFileLimit(fileLimits())];
  if (!config) return [...findings, ...machine];
  const site = await probePort(config.port, config.host);
  return [
    ...findings,
    ...machine,
    checkDataFolder(config.dataDir, probeFolder(config.dataDir)),
    checkPort('PORT', config.port, site),
    ...(await redirectPort(config)),
    ...(await metricsPort(config)),
    ...checkTls(config, Date.now()),
    ...(await examineName(config)),
    ...(await examineRelay(config, site, secretKnown)),
  ];
}

function fileLimits(): string | null {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return null;
  }
}

async function redirectPort({ httpRedirectPort: port, host }: Config): Promise<Finding[]> {
  return port === null ? [] : [checkPort('HTTP_REDIRECT_PORT', port, await probePort(port, host))];
}

async function metricsPort({ metrics }: Config): Promise<Finding[]> {
  if (!metrics) return [];
  const { port, host } = metrics;
  const state = await probePort(port, host, METRICS);
  return [checkPort('METRICS_PORT', port, state), checkMetricsHost(host)];
}

async function examineName({ publicUrl, relay }: Config): Promise<Finding[]> {
  if (!publicUrl) return [checkClock(null)];
  const host = bareHost(publicUrl.host);
  const addresses = await resolve(host);
  const local = localNames().addresses;
  const external = 'externalAddresses' in relay ? relay.externalAddresses : [];
  const name = checkDns({ host, addresses, local, external });
  return [name, checkClock(await otherClock(publicUrl, addresses, local))];
}

async function resolve(host: string): Promise<string[] | null> {
  const found = await lookup(host, { all: true }).catch(() => null);
  return found && found.map(({ address }) => address);
}

/** This machine's own clock says nothing about itself. */
async function otherClock(
  { origin }: PublicUrl,
  addresses: readonly string[] | null,
  local: readonly string[],
) {
  const isHere = addresses?.some((one) => local.includes(one) || isLoopback(one));
  return addresses === null || isHere ? null : readClock(origin);
}

async function examineRelay(
  config: Config,
  site: PortState,
  secretKnown: boolean,
): Promise<Finding[]> {
  const isOurs = isOwnRelay(config.relay);
  const running = site.kind === 'ours';
  if (isOurs && running && !secretKnown) {
    const words = 'It cannot be tested: the secret of the running server is not to be found.';
    const advice = 'Run the doctor in the folder and with the environment of the server.';
    return [{ status: 'warning', subject: 'Relay', words, advice }];
  }
  if (isOurs && !running && site.kind !== 'free') return [];
  try {
    return checkRelay(await testOwnRelay(config, running));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const advice = 'Stop what has it, or set another port.';
    return error.problems.map((words) => ({ status: 'failure', subject: 'Relay', words, advice }));
  }
}
