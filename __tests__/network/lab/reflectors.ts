import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REFLECTOR_ADDRESSES } from './addresses';
import type { Namespace } from './namespace';

const [first, second] = REFLECTOR_ADDRESSES;
const UDP_PORTS = [443, 3478];
const TCP_PORTS = [80, 443, 3478];

/** What a network does to what goes out of it. */
export interface Findings {
  /** How one and the same socket looked to each destination, in turn; null for no answer. */
  readonly mapped: readonly (string | null)[];
  /** Packets that came in from somebody who had not been asked yet. */
  readonly knocks: number;
  /** TCP destinations that words got to, and those that STUN got to. */
  readonly plain: readonly string[];
  readonly stun: readonly string[];
}

/** Machines on the internet that tell what one looks like to them. */
export class Reflectors {
  private constructor(readonly stop: () => Promise<void>) {}

  static async start(internet: Namespace): Promise<Reflectors> {
    const lists = [REFLECTOR_ADDRESSES, UDP_PORTS, TCP_PORTS].map((list) => list.join(','));
    const script = [process.execPath, join(__dirname, 'reflector.mjs'), ...lists];
    const [command = '', ...args] = internet.inside(script);
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    await Promise.race([
      once(child.stdout, 'data'),
      exited.then(() => Promise.reject(new Error('The reflectors did not start'))),
    ]);
    return new Reflectors(async () => {
      child.kill();
      await exited;
    });
  }

  /**
   * Asks from one socket: one machine on two ports, the other machine, and then the neighbour port that
   * knocked in vain when the first was asked.
   */
  async askFrom(host: Namespace): Promise<Findings> {
    const udp = [`${first}:443`, `${first}:3478`, `${second}:443`, `${first}:444`].join(',');
    const tcp = TCP_PORTS.map((port) => `${first}:${String(port)}`).join(',');
    const script = [process.execPath, join(__dirname, 'ask-reflectors.mjs'), udp, tcp];
    const [command = '', ...args] = host.inside(script);
    const { stdout } = await promisify(execFile)(command, args);
    return JSON.parse(stdout) as Findings;
  }
}
