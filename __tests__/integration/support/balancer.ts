import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/free-port';
import { readProjectFile } from '../../unit/deploy/project-file';
import { selfSigned } from './self-signed';

interface Answer {
  readonly node: string;
  readonly headers: IncomingHttpHeaders;
}

/** Says who it is, and what it was told of the visitor. */
class StandInNode {
  readonly name: string;
  isReady = true;
  readonly #server: Server;

  private constructor(name: string) {
    this.name = name;
    this.#server = createServer(({ url, headers }, response) => {
      response.statusCode = url === '/readyz' && !this.isReady ? 503 : 200;
      response.end(JSON.stringify({ node: name, headers }));
    });
  }

  static async start(name: string): Promise<StandInNode> {
    const node = new StandInNode(name);
    node.#server.listen(0, '127.0.0.1');
    await once(node.#server, 'listening');
    return node;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** HAProxy with `deploy/haproxy.cfg`, on ports of this machine, in front of three stand-ins. */
export class Balancer {
  readonly nodes: readonly StandInNode[];
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #port: number;

  private constructor(
    nodes: readonly StandInNode[],
    child: ChildProcess,
    folder: string,
    port: number,
  ) {
    this.nodes = nodes;
    this.#child = child;
    this.#folder = folder;
    this.#port = port;
  }

  static async start(): Promise<Balancer> {
    const names = ['node1', 'node2', 'node3'];
    const nodes = await Promise.all(names.map((name) => StandInNode.start(name)));
    const [port, plainPort] = [await freePort(), await freePort()];
    const folder = mkdtempSync(join(tmpdir(), 'haproxy-'));
    const { cert, key } = selfSigned();
    writeFileSync(join(folder, 'site.pem'), cert + key);
    const moved = nodes.reduce(
      (text, { name, port }) => text.replaceAll(`${name}:3000`, `127.0.0.1:${String(port)}`),
      readProjectFile('deploy/haproxy.cfg')
        .replace('bind :8080', `bind 127.0.0.1:${String(plainPort)}`)
        .replace('bind :8443', `bind 127.0.0.1:${String(port)}`)
        .replace('/usr/local/etc/haproxy/certs/', join(folder, 'site.pem')),
    );
    const file = join(folder, 'haproxy.cfg');
    writeFileSync(file, moved);
    const child = spawn('haproxy', ['-db', '-f', file], { stdio: 'ignore' });
    await once(child, 'spawn');
    return new Balancer(nodes, child, folder, port);
  }

  /** @returns who answers, and what it was told; null when nobody does */
  async ask(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer | null> {
    const options = { port: this.#port, host: '127.0.0.1', path, rejectUnauthorized: false };
    return new Promise((resolve) => {
      const asking = request({ ...options, headers: { host: 'site', ...headers } }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => {
          const isGood = response.statusCode === 200;
          resolve(isGood ? (JSON.parse(text) as Answer) : null);
        });
      });
      asking.on('error', () => resolve(null));
      asking.end();
    });
  }

  async close(): Promise<void> {
    const exited = once(this.#child, 'exit');
    if (this.#child.exitCode === null && this.#child.kill()) await exited;
    for (const node of this.nodes) node.close();
    rmSync(this.#folder, { recursive: true });
  }
}
