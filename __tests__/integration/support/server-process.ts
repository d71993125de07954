import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PROJECT = join(__dirname, '../../..');

/** A TypeScript file of the server in a process of its own, and what it prints. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<number | null>;
  #output = '';
  #onOutput = new Set<() => void>();

  /**
   * @param prefix a command that runs the one behind it
   * @param stdout where its standard output goes: it is read, or nobody reads it, or this file has it
   */
  constructor(
    file: string,
    environment: Record<string, string> = {},
    prefix: readonly string[] = [],
    stdout: 'read' | 'unread' | number = 'read',
  ) {
    const node = [process.execPath, '-r', 'ts-node/register', join(PROJECT, file)];
    const [command = '', ...args] = [...prefix, ...node];
    this.#child = spawn(command, args, {
      cwd: PROJECT,
      env: { ...process.env, TS_NODE_PROJECT: 'server/tsconfig.json', ...environment },
      stdio: ['ignore', typeof stdout === 'number' ? stdout : 'pipe', 'pipe'],
    });
    const read = stdout === 'read' ? [this.#child.stdout] : [];
    for (const stream of [...read, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
        for (const check of [...this.#onOutput]) check();
      });
    }
    this.#exited = once(this.#child, stdout === 'read' ? 'close' : 'exit').then(
      () => this.#child.exitCode,
    );
  }

  get output(): string {
    return this.#output;
  }

  /** @throws {Error} when it could not be started */
  get pid(): number {
    const { pid } = this.#child;
    if (pid === undefined) throw new Error('There is no process.');
    return pid;
  }

  /** Waits for something to be printed. @returns the first group of the pattern */
  printed(pattern: RegExp): Promise<string> {
    const found = new Promise<string>((resolve) => {
      const check = (): void => {
        const match = pattern.exec(this.#output);
        if (!match) return;
        this.#onOutput.delete(check);
        resolve(match[1] ?? '');
      };
      this.#onOutput.add(check);
      check();
    });
    const ended = this.#exited.then((code) => {
      throw new Error(`The process ended with ${code}: ${this.#output}`);
    });
    return Promise.race([found, ended]);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** @returns the exit code, null when a signal ended the process */
  exit(): Promise<number | null> {
    return this.#exited;
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.#exited;
  }
}
