import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NetworkNamespace } from './network-namespace';

const HOST = 'ca.tertulia.test';
const PORT = 8443;

/** Caddy as an ACME authority (Debian's package `caddy`). It has nothing to do with our own code. */
export class CaddyAuthority {
  /** The name that must lead to 127.0.0.1. */
  static readonly host = HOST;
  readonly directoryUrl = `https://${HOST}:${PORT}/acme/local/directory`;
  /** The certificate that vouches for the directory. */
  readonly caFile: string;
  readonly #caddy: ChildProcess;

  private constructor(caddy: ChildProcess, caFile: string) {
    this.#caddy = caddy;
    this.caFile = caFile;
  }

  /** @returns why there can be none on this machine, null when there can */
  static unavailableBecause(): string | null {
    const { error } = spawnSync('caddy', ['version']);
    if (error) return `caddy is not installed (${error.message})`;
    const reason = NetworkNamespace.unavailableBecause();
    return reason === null ? null : `there can be no network namespace (${reason})`;
  }

  static async start(folder: string, network: NetworkNamespace): Promise<CaddyAuthority> {
    const file = join(folder, 'caddy.json');
    const store = join(folder, 'caddy');
    writeFileSync(file, JSON.stringify(configuration(store)));
    const [command = '', ...args] = [...network.prefix, 'caddy', 'run', '--config', file];
    const caddy = spawn(command, args, {
      env: { ...process.env, HOME: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const caFile = join(store, 'pki/authorities/local/root.crt');
    // It is read to the end: a pipe that nobody reads would stop Caddy.
    let said = '';
    await new Promise<void>((resolve, reject) => {
      caddy.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('serving initial configuration')) resolve();
      });
      caddy.once('exit', () => reject(new Error(`Caddy ended: ${said}`)));
    });
    return new CaddyAuthority(caddy, caFile);
  }

  async close(): Promise<void> {
    this.#caddy.kill('SIGKILL');
    if (this.#caddy.exitCode === null && this.#caddy.signalCode === null) {
      await once(this.#caddy, 'exit');
    }
  }
}

function configuration(store: string) {
  return {
    admin: { disabled: true },
    storage: { module: 'file_system', root: store },
    apps: {
      pki: { certificate_authorities: { local: { install_trust: false } } },
      http: {
        https_port: PORT,
        http_port: PORT + 1,
        servers: {
          authority: {
            listen: [`127.0.0.1:${PORT}`],
            automatic_https: { disable_redirects: true },
            routes: [{ match: [{ host: [HOST] }], handle: [{ handler: 'acme_server' }] }],
            tls_connection_policies: [{}],
          },
        },
      },
      tls: {
        automation: {
          policies: [{ subjects: [HOST], issuers: [{ module: 'internal' }] }],
        },
      },
    },
  };
}
