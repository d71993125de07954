import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from '../../support/eventually';

/** Nobody on this machine has it, nor a home, nor a name. */
const USER = '54321';

/**
 * As a container with a read-only root: what is in $1 is /mnt/app, and every mount is read-only, /tmp too. /mnt/data
 * may be written by the user when $2 says so. Then Node.js, $3, runs the server with no right at all.
 */
const SCRIPT = `
set -e
mount --make-rprivate /
mount -t tmpfs -o mode=755 none /mnt
mkdir /mnt/app /mnt/data
touch /mnt/node
mount --bind "$1" /mnt/app
mount --bind "$3" /mnt/node
if [ "$2" = writable ]; then mount -t tmpfs -o mode=700,uid=${USER},gid=${USER} none /mnt/data; fi
mount -t tmpfs -o ro none /tmp
for place in /mnt/app /mnt/node /mnt /dev/shm /; do
  if mountpoint -q "$place"; then mount -o remount,bind,ro "$place"; fi
done
cd /mnt/app
exec setpriv --reuid ${USER} --regid ${USER} --clear-groups --bounding-set=-all --inh-caps=-all --no-new-privs \\
  sh -c '
    for place in / /tmp /var/tmp /mnt /mnt/app /mnt/app/dist; do
      if touch "$place/written" 2>/dev/null; then echo "$place can be written" >&2; exit 9; fi
    done
    exec /mnt/node dist/index.js'
`;

/** A packed server that can write nothing, or nothing but its data, and has the rights of nobody. */
export class Confined {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  #output = '';

  /** @returns why there can be none on this machine; null when there can */
  static unavailableBecause(): string | null {
    const script = 'mount --make-rprivate / && mount -t tmpfs none /mnt && setpriv --version';
    const { status, stderr, error } = spawnSync('unshare', ['--mount', 'sh', '-c', script], {
      encoding: 'utf8',
    });
    return status === 0 ? null : (error?.message ?? stderr.trim());
  }

  /** @param packed what `deploy/pack.mjs` made */
  constructor(packed: string, data: 'writable' | 'read-only', env: Record<string, string>) {
    const args = ['--mount', 'sh', '-c', SCRIPT, 'confined', packed, data, process.execPath];
    this.#child = spawn('unshare', args, {
      // Nothing of this machine's: no home either.
      env: { NODE_ENV: 'production', PATH: process.env.PATH ?? '', DATA_DIR: '/mnt/data', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
    this.#exited = once(this.#child, 'close');
  }

  get output(): string {
    return this.#output;
  }

  /** Waits for something to be printed. @throws {Error} with what was printed, when the server ends before */
  async printed(pattern: RegExp): Promise<void> {
    await eventually(String(pattern), () => {
      if (this.#child.exitCode !== null) throw new Error(`It ended: ${this.#output}`);
      return pattern.test(this.#output);
    });
  }

  /** @returns the exit code after a SIGTERM */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    await this.#exited;
    return this.#child.exitCode;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }
}
