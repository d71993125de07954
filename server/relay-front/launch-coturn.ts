import { spawn } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { isIPv4, isIPv6 } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { OwnRelay } from '../config/relay-config';
import { childEnd, stopChild } from './child-end';
import { COTURN_ADDRESS, coturnConfiguration } from './coturn-configuration';
import { freeLoopbackPort, probeUdpPort } from './free-port';
import { logLines } from './log-lines';
import { ownAddresses } from '../net/own-addresses';
import { proxyHeader } from '../net/proxy-protocol';
import type { LaunchRelay } from './relay-process';
import { untilConnectable } from './until-connectable';

export interface CoturnOptions {
  readonly relay: OwnRelay;
  readonly realm: string;
  /** Where the site listens; null is every address. */
  readonly host: string | null;
  readonly port: number;
  readonly logger: Logger;
}

/** Runs the machine's `turnserver` with a configuration of ours. */
export function coturnLauncher({ relay, realm, host, port, logger }: CoturnOptions): LaunchRelay {
  return async (signal) => {
    const { addresses, relayAddresses } = await coturnAddresses(host);
    // A second coturn on a taken port starts without a word, and gets nothing.
    for (const address of new Set([...addresses, COTURN_ADDRESS]))
      await probeUdpPort(address, port);
    const streamPort = await freeLoopbackPort();
    const folder = await mkdtemp(join(tmpdir(), 'tertulia-coturn-'));
    const file = join(folder, 'turnserver.conf');
    const place = { folder, realm, port, streamPort, addresses, relayAddresses };
    await writeFile(file, coturnConfiguration(relay, place), { mode: 0o600 });

    const child = spawn('turnserver', ['-c', file], { stdio: ['ignore', 'pipe', 'pipe'] });
    const endWithUs = (): void => void child.kill('SIGKILL');
    process.once('exit', endWithUs);
    logLines(child, (line) => logger.trace({ line }, 'coturn_said'));
    const ended = childEnd(child).finally(() => {
      process.off('exit', endWithUs);
      return rm(folder, { recursive: true, force: true });
    });
    const stop = () => stopChild(child, ended, () => child.kill('SIGTERM'));
    try {
      await Promise.race([untilConnectable(streamPort, signal), ended.then(failed)]);
    } catch (error) {
      await stop();
      throw error;
    }
    return {
      udp: true,
      problem: null,
      target: { address: { host: COTURN_ADDRESS, port: streamPort }, introduce: proxyHeader },
      counters: () => Promise.resolve(null),
      ended,
      stop,
    };
  };
}

function failed(how: string): never {
  throw new Error(`turnserver (Debian's package coturn) did not start: ${how}`);
}

/** Coturn chooses among several relay addresses of a family by chance, so it gets one of each. */
async function coturnAddresses(
  host: string | null,
): Promise<{ addresses: string[]; relayAddresses: string[] }> {
  const own = ownAddresses();
  const isEverywhere = host === null || host === '::' || host === '0.0.0.0';
  const addresses = isEverywhere
    ? [...own.others, ...own.loopback].filter((address) => host !== '0.0.0.0' || isIPv4(address))
    : [(await lookup(host)).address];
  const relayAddresses = [addresses.find(isIPv4), addresses.find(isIPv6)];
  return { addresses, relayAddresses: relayAddresses.filter((address) => address !== undefined) };
}
