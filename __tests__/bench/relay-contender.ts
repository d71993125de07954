import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/free-port';
import { eventually } from '../support/eventually';
import { RelayProcess } from '../turn/relay-process';
import { TurnClient } from '../turn/turn-client';
import { udpTransport } from '../turn/udp-transport';
import { METHOD } from '../../server/relay/codec/stun-message';

/** A relay that listens on 127.0.0.1 and lets clients reach peers on 127.0.0.2. */
export interface RelayContender {
  readonly name: string;
  readonly pid: number;
  readonly port: number;
  readonly secret: string;
  readonly stop: () => Promise<void>;
}

export async function builtIn(): Promise<RelayContender> {
  const relay = await RelayProcess.start({ limits: { allocationsPerSeat: 100_000 } });
  return {
    name: 'built in',
    pid: relay.pid,
    port: relay.udpPort,
    secret: relay.options.secret,
    stop: () => relay.close(),
  };
}

/** coturn as it is installed, with one thread for media, as the other has. */
export async function coturn(): Promise<RelayContender> {
  const folder = mkdtempSync(join(tmpdir(), 'coturn-'));
  const port = await freePort();
  const secret = 'a secret between a bench and coturn';
  const configuration = [
    'listening-ip=127.0.0.1',
    `listening-port=${String(port)}`,
    'relay-ip=127.0.0.1',
    'relay-threads=1',
    'allow-loopback-peers',
    'allowed-peer-ip=127.0.0.1-127.0.0.2',
    'use-auth-secret',
    `static-auth-secret=${secret}`,
    'realm=tertulia',
    'no-cli',
    'no-tls',
    'no-dtls',
    'no-tcp',
    'no-tcp-relay',
    'no-multicast-peers',
    `log-file=${join(folder, 'turn.log')}`,
    'simple-log',
    `pidfile=${join(folder, 'turn.pid')}`,
    `userdb=${join(folder, 'turn.db')}`,
  ];
  const file = join(folder, 'turnserver.conf');
  writeFileSync(file, `${configuration.join('\n')}\n`);
  const child = spawn('turnserver', ['-c', file], { stdio: 'ignore' });
  const gone = once(child, 'exit');
  const probe = new TurnClient(await udpTransport({ address: '127.0.0.1', port }), null);
  let isUp = false;
  await eventually('coturn to answer', () => {
    void probe.ask(METHOD.binding).then(
      () => (isUp = true),
      () => undefined,
    );
    return isUp;
  });
  probe.close();
  return {
    name: 'coturn',
    pid: child.pid ?? 0,
    port,
    secret,
    stop: async () => {
      child.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
