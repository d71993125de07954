import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CounterReport } from '../../server/relay/relay-counters';
import type { RelayAnswer } from '../../server/relay/relay-messages';
import type { RelayOptions } from '../../server/relay/relay-options';
import { standIn } from '../fakes/stand-in';
import { lastIssue } from './rest-credential';

const PROJECT = join(__dirname, '../..');
const RELAY_SECRET = 'a secret between a test and its relay';

/** The relay in a process of its own, as the server starts it. */
export class RelayProcess {
  readonly options: RelayOptions;
  readonly udpPort: number;
  readonly problem: string | null;
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(
    child: ChildProcess,
    folder: string,
    options: RelayOptions,
    ready: Extract<RelayAnswer, { type: 'ready' }>,
  ) {
    this.#child = child;
    this.#folder = folder;
    this.options = options;
    this.udpPort = ready.udpPort ?? 0;
    this.problem = ready.problem;
  }

  static async start(given: Partial<RelayOptions> = {}): Promise<RelayProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'relay-'));
    const options: RelayOptions = {
      secret: RELAY_SECRET,
      realm: 'tertulia',
      udp: { host: '127.0.0.1', port: 0 },
      streamPath: join(folder, 'relay.sock'),
      externalAddresses: [],
      ports: { min: 49_152, max: 65_535 },
      allowedPeers: ['127.0.0.2/32'],
      credentialSeconds: 3_600,
      revoked: { floor: 0, seats: [] },
      ...given,
    };
    const child = fork(join(PROJECT, 'server/relay/process.ts'), {
      cwd: PROJECT,
      execArgv: ['-r', 'ts-node/register'],
      env: { ...process.env, TS_NODE_PROJECT: 'server/tsconfig.json' },
    });
    child.send({ type: 'start', options });
    const ready = await answer(child, 'ready');
    return new RelayProcess(child, folder, options, ready);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Revokes all that was given out until now. */
  revoke(name: string): void {
    this.#child.send({ type: 'revoke', name, lastIssue: lastIssue() });
  }

  async counters(): Promise<CounterReport> {
    this.#child.send({ type: 'report' });
    return (await answer(this.#child, 'counters')).counters;
  }

  /** Lets go of it, as a server does that ends without a word. */
  async close(): Promise<void> {
    if (!this.hasEnded) {
      const gone = once(this.#child, 'exit');
      this.#child.disconnect();
      await gone;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function answer<T extends RelayAnswer['type']>(
  child: ChildProcess,
  type: T,
): Promise<Extract<RelayAnswer, { type: T }>> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void): void => {
      child.off('message', listen);
      child.off('exit', fail);
      then();
    };
    const listen = (message: unknown): void => {
      const one = standIn<RelayAnswer>(message);
      if (one.type === type) settle(() => resolve(standIn(one)));
    };
    const fail = (code: number | null): void =>
      settle(() => reject(new Error(`The relay's process ended with ${String(code)}.`)));
    child.on('message', listen);
    child.on('exit', fail);
  });
}
