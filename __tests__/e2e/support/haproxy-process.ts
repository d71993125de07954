import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * HAProxy (Debian's package) in front of some nodes on loopback. Sockets go to one after the other, so that the people of
 * a room are on different ones: the opposite of what `deploy/haproxy.cfg` has it do.
 */
const configFor = (port: number, nodePorts: readonly number[]): string => `
defaults
  mode http
  timeout connect 1s
  timeout client 1m
  timeout server 1m
  timeout tunnel 1h
  option forwardfor
  option redispatch
  retries 3
  default-server check inter 300ms fall 2 rise 1 on-marked-down shutdown-sessions
frontend site
  bind 127.0.0.1:${String(port)}
  use_backend sockets if { path_beg /socket.io/ }
  default_backend pages
${['sockets', 'pages'].map((name) => backend(name, nodePorts)).join('')}`;

const backend = (name: string, nodePorts: readonly number[]): string => `
backend ${name}
  balance roundrobin
  timeout check 1s
  option httpchk GET /healthz
${nodePorts.map((port) => `  server node${String(port)} 127.0.0.1:${String(port)}\n`).join('')}`;

export class HaproxyProcess {
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(child: ChildProcess, folder: string) {
    this.#child = child;
    this.#folder = folder;
  }

  static async start(port: number, nodePorts: readonly number[]): Promise<HaproxyProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'haproxy-'));
    const file = join(folder, 'haproxy.cfg');
    await writeFile(file, configFor(port, nodePorts));
    const child = spawn('haproxy', ['-db', '-f', file], { stdio: 'ignore' });
    // Rejects where there is none.
    await once(child, 'spawn');
    return new HaproxyProcess(child, folder);
  }

  async close(): Promise<void> {
    const exited = once(this.#child, 'exit');
    if (this.#child.exitCode === null && this.#child.kill()) await exited;
    await rm(this.#folder, { recursive: true, force: true });
  }
}
