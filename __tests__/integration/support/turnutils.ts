import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { IceServer } from '../../../lib/signaling/events';

/** Coturn's clients, independent of ours: Debian's package `coturn`. */
export const hasTurnutils = spawnSync('turnutils_uclient', ['-h']).error === undefined;

export interface RelayedTraffic {
  readonly sent: number;
  readonly received: number;
  readonly output: string;
}

const ADDRESS = '127.0.0.1';

/**
 * Has two clients send to each other through two relayed addresses.
 *
 * @param options of turnutils_uclient: `-t` is TCP, `-t -S` is TLS, neither is UDP
 */
export async function relayTraffic(
  port: number,
  list: readonly IceServer[],
  options: readonly string[] = [],
): Promise<RelayedTraffic> {
  const { username = '', credential = '' } = list.find((server) => server.username) ?? {};
  const user = ['-u', username, '-w', credential];
  // No second component (-c), in Send indications (-s): channel numbers are chosen by RFC 5766 there.
  const amount = ['-y', '-c', '-s', '-m', '2', '-n', '20', '-l', '500', '-z', '100'];
  const args = [...amount, ...user, ...options, '-p', String(port), ADDRESS];
  const child = spawn('turnutils_uclient', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  const last = [...output.matchAll(/tot_send_msgs=(\d+), tot_recv_msgs=(\d+)/g)].at(-1);
  return {
    sent: Number(last?.[1] ?? 0),
    received: Number(last?.[2] ?? 0),
    output: output + errors,
  };
}

/** Asks for the mapped address. @returns what turnutils_stunclient prints */
export function stunOverUdp(port: number): string {
  const { stdout } = spawnSync('turnutils_stunclient', ['-p', String(port), ADDRESS]);
  return stdout.toString();
}
