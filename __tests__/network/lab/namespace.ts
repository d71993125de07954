import { run } from './run';

/** A machine of its own, as far as the network is concerned. */
export class Namespace {
  constructor(readonly name: string) {}

  /** @throws when there is one of that name, or when this machine may not make any. */
  static create(name: string): Namespace {
    run(['ip', 'netns', 'add', name]);
    const namespace = new Namespace(name);
    try {
      namespace.ip('link', 'set', 'dev', 'lo', 'up');
      return namespace;
    } catch (error) {
      namespace.remove();
      throw error;
    }
  }

  /** @returns all of this machine, whoever made them. */
  static list(): Namespace[] {
    const names = run(['ip', 'netns', 'list'])
      .split('\n')
      .map((line) => line.split(' ')[0] ?? '');
    return names.filter((name) => name !== '').map((name) => new Namespace(name));
  }

  /** Sets addresses, links and routes with `ip`. */
  ip(...args: readonly string[]): void {
    run(['ip', '-n', this.name, ...args]);
  }

  /** @returns a command line that runs this command in here. */
  inside(command: readonly string[]): readonly string[] {
    return ['ip', 'netns', 'exec', this.name, ...command];
  }

  /** Lays a cable to another one. Its ends are up and have no address yet. */
  cable(own: string, other: Namespace, others: string): void {
    const end = ['peer', 'name', others, 'netns', other.name];
    this.ip('link', 'add', 'name', own, 'type', 'veth', ...end);
    this.ip('link', 'set', 'dev', own, 'up');
    other.ip('link', 'set', 'dev', others, 'up');
  }

  /** Ends what runs in here, and with the last process go interfaces and rules. */
  remove(): void {
    const running = run(['ip', 'netns', 'pids', this.name]).split('\n').map(Number);
    for (const pid of running) if (pid > 0) kill(pid);
    run(['ip', 'netns', 'delete', this.name]);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}
