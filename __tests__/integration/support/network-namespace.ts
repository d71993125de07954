import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A network of its own with nothing but loopback, and an /etc/hosts of its own: ports 80 and 443 are free
 * in it, and names lead where a test wants. It is gone when its last process is.
 */
export class NetworkNamespace {
  readonly #holder: ChildProcess;

  private constructor(holder: ChildProcess) {
    this.#holder = holder;
  }

  /** @returns why there can be none on this machine, null when there can */
  static unavailableBecause(): string | null {
    const { status, stderr, error } = spawnSync(
      'unshare',
      ['--net', '--mount', 'sh', '-c', 'ip link set lo up && command -v nsenter'],
      { encoding: 'utf8' },
    );
    return status === 0 ? null : (error?.message ?? stderr.trim());
  }

  /** @param hosts names, and the addresses in 127.0.0.0/8 that they lead to */
  static async open(folder: string, hosts: Record<string, string>): Promise<NetworkNamespace> {
    const file = join(folder, 'hosts');
    const names = Object.entries({ localhost: '127.0.0.1', ...hosts });
    writeFileSync(file, names.map(([name, address]) => `${address} ${name}\n`).join(''));
    const script = 'ip link set lo up && mount --bind "$0" /etc/hosts && echo ready && exec cat';
    const holder = spawn('unshare', ['--net', '--mount', 'sh', '-c', script, file], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    return new NetworkNamespace(holder);
  }

  /** What to put before a command so that it runs in here. */
  get prefix(): readonly string[] {
    const target = String(this.#holder.pid);
    return ['nsenter', '--net', '--mount', '--target', target, `--wd=${process.cwd()}`];
  }

  close(): void {
    this.#holder.kill('SIGKILL');
  }
}
