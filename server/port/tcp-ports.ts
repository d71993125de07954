import type { Server as HttpServer } from 'node:http';
import type { Server as TlsServer } from 'node:tls';
import type { ConnectionCount } from './connection-count';
import type { Handler } from './protocol-sniffer';
import type { SharedPortCounts } from './shared-port';
import { SharedPort } from './shared-port';
import { listenOn } from './listen-on';
import { RelayPort } from './relay-port';
import type { SpliceCounts, StreamTarget } from './splices';
import { Splices } from './splices';
import { takeConnections } from './take-connections';

export interface TcpPortsOptions {
  readonly httpServer: HttpServer;
  /** Null: no TLS on any port. */
  readonly tls: TlsServer | null;
  /** Takes what speaks HTTP in the clear; not set: the HTTP server does. */
  readonly plainHttp?: Handler;
  /** Where streams of STUN go on; null: this server takes none. */
  readonly streams: (() => StreamTarget | null) | null;
  /** A port for the relay alone; null: it has that of the site. */
  readonly relayPort: number | null;
  /** Counts the connections of the site's port. */
  readonly connections: ConnectionCount;
  /** And of the relay's own. */
  readonly relayConnections: ConnectionCount;
}

/** The TCP ports of this server, with all that speaks there. Does not listen yet. */
export class TcpPorts {
  readonly #httpServer: HttpServer;
  readonly #shared: SharedPort;
  readonly #splices: Splices;
  readonly #relayPort: { readonly number: number; readonly port: RelayPort } | null;

  constructor(options: TcpPortsOptions) {
    const { httpServer, tls, plainHttp, streams, relayPort, connections } = options;
    const splices = new Splices(streams ?? (() => null));
    const stun = streams && ((socket: Parameters<Splices['add']>[0]) => splices.add(socket));
    const http = takeConnections(httpServer, (socket) => {
      if (connections.admit(socket)) this.#shared.take(socket);
    });
    this.#httpServer = httpServer;
    this.#splices = splices;
    this.#shared = new SharedPort({ http, stun, tls, ...(plainHttp && { plainHttp }) });
    this.#relayPort =
      relayPort === null
        ? null
        : {
            number: relayPort,
            port: new RelayPort({ stun, tls }, options.relayConnections),
          };
  }

  get counts(): { readonly site: SharedPortCounts; readonly splices: SpliceCounts } {
    return { site: this.#shared.counts, splices: this.#splices.counts };
  }

  /**
   * @returns the site's port
   * @throws {ConfigError} when a port cannot be had
   */
  async listen(port: number, host: string | null): Promise<number> {
    const name = `PORT ${port} of HOST ${host ?? '(all)'}`;
    const sitePort = await listenOn(this.#httpServer, port, host, name);
    await this.#relayPort?.port.listen(this.#relayPort.number, host);
    return sitePort;
  }

  /** Takes no more streams, and ends all that is not HTTP. */
  closeStreams(): void {
    this.#relayPort?.port.close();
    this.#shared.closeWaiting();
    this.#splices.close();
  }

  /** Ends every connection of the site's port. */
  destroy(): void {
    this.#shared.destroy();
  }
}
