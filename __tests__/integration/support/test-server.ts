import { pino } from 'pino';
import type { RunningServer, ServerConfig, ServerParts } from '../../../server/create-server';
import { createServer } from '../../../server/create-server';
import { forgetRooms, keepElsewhere, OtherNode, sharedCluster } from './other-node';
import { TestClient } from './test-client';
import { TEST_CONFIG } from './test-config';

/** The real server on a free port, with real clients; in some runs one of two, and the other one keeps the rooms. */
export class TestServer {
  readonly #server: RunningServer;
  readonly #otherNode: OtherNode | null;
  readonly #clients: TestClient[] = [];
  readonly #scheme: 'http' | 'https';
  #port = 0;
  #metricsPort: number | null = null;

  private constructor(
    config: Partial<ServerConfig>,
    parts: Partial<ServerParts>,
    otherNode: OtherNode | null,
  ) {
    this.#otherNode = otherNode;
    this.#scheme = parts.tls ? 'https' : 'http';
    this.#server = createServer(
      { ...TEST_CONFIG, ...config },
      {
        logger: pino({ level: 'silent' }),
        handler: (_request, response) => void response.end('a page'),
        ...parts,
      },
    );
  }

  static async start(
    config: Partial<ServerConfig> = {},
    parts: Partial<ServerParts> = {},
  ): Promise<TestServer> {
    const cluster = config.cluster ?? (await sharedCluster());
    const otherNode = config.cluster ? null : await OtherNode.start({ ...config, cluster });
    const server = new TestServer({ ...config, cluster }, parts, otherNode);
    const { port, metricsPort } = await server.#server.listen();
    server.#port = port;
    server.#metricsPort = metricsPort;
    return server;
  }

  get port(): number {
    return this.#port;
  }

  /** @throws {Error} when the configuration says nothing of figures */
  get metricsPort(): number {
    if (this.#metricsPort === null) throw new Error('This server tells no figures.');
    return this.#metricsPort;
  }

  /** Over plain http, which with TLS has the health probes only. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** A client that is connected. @param options `localAddress`: on loopback, where it comes from */
  async connect(
    transports?: ('websocket' | 'polling')[],
    options?: { localAddress?: string },
  ): Promise<TestClient> {
    const url = `${this.#scheme}://127.0.0.1:${this.#port}`;
    const client = new TestClient(url, transports, options, this.#otherNode && keepElsewhere);
    this.#clients.push(client);
    await client.connected();
    return client;
  }

  /** Clients that take a seat one after the other. */
  async seat(count: number, room: string) {
    const seated = [];
    for (let index = 0; index < count; index++) {
      const client = await this.connect();
      seated.push({ client, ...(await client.join(room)) });
    }
    return seated;
  }

  /** Stops the server only; the clients try to come back. */
  async stop(): Promise<void> {
    // The one first whose clients are looked at: they would be told of the other's end, too.
    await this.#server.close();
    await this.#otherNode?.close();
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
    await this.stop();
    forgetRooms();
  }
}
