import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer, request as sendRequest } from 'node:http';
import type { Duplex } from 'node:stream';
import { freePort } from '../../support/free-port';

/** RFC 6455, section 1.3. */
const WEBSOCKET_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/**
 * Stands between pages and a server, and passes on every request but those for a WebSocket: to these it answers itself
 * that they are open, and nothing ever goes over them, in neither direction.
 */
export class Middlebox {
  /** By which transport Engine.IO was asked to begin, in order. Requests of a session that is there do not count. */
  readonly begun: string[] = [];
  readonly #server = createServer();
  readonly #silent = new Set<Duplex>();

  private constructor(
    readonly origin: string,
    onward: string,
  ) {
    const { hostname, port } = new URL(onward);
    this.#server.on('request', (request, response) => {
      this.#note(request);
      const { method, url, headers } = request;
      const passedOn = sendRequest({ hostname, port, method, path: url, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      passedOn.on('error', () => response.destroy());
      response.on('close', () => passedOn.destroy());
      request.pipe(passedOn);
    });
    this.#server.on('upgrade', (request, socket) => {
      this.#note(request);
      this.#pretend(request, socket);
    });
  }

  /** @param server the origin that requests are passed on to */
  static async before(server: string): Promise<Middlebox> {
    const port = await freePort();
    const middlebox = new Middlebox(`http://127.0.0.1:${String(port)}`, server);
    middlebox.#server.listen(port, '127.0.0.1');
    await once(middlebox.#server, 'listening');
    return middlebox;
  }

  async close(): Promise<void> {
    for (const socket of this.#silent) socket.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #note({ url = '' }: IncomingMessage): void {
    const { pathname, searchParams } = new URL(url, this.origin);
    if (pathname !== '/socket.io/' || searchParams.has('sid')) return;
    this.begun.push(searchParams.get('transport') ?? '');
  }

  /** RFC 6455, section 4.2.2. What comes is read, and goes nowhere. */
  #pretend({ headers }: IncomingMessage, socket: Duplex): void {
    const key = String(headers['sec-websocket-key']);
    const accept = createHash('sha1')
      .update(key + WEBSOCKET_GUID)
      .digest('base64');
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#silent.delete(socket));
    this.#silent.add(socket.resume());
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
  }
}
