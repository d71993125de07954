import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { connect as connectTls } from 'node:tls';
import type { WireVisit } from './wire-arbitrary';

/** A connection that says what a visit is made of, and ends as that says. Never throws. */
export class WireVisitor {
  readonly #visit: WireVisit;
  readonly #raw: Socket;
  readonly #spoken: Socket | TLSSocket;

  constructor(port: number, localAddress: string, visit: WireVisit) {
    this.#visit = visit;
    this.#raw = connect({ port, host: '127.0.0.1', localAddress, allowHalfOpen: true });
    this.#raw.on('error', () => undefined);
    this.#spoken =
      visit.layer.kind === 'tls'
        ? connectTls({ socket: this.#raw, rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] })
        : this.#raw;
    this.#spoken.on('error', () => undefined);
  }

  /** Says all of it. */
  async speak(hello: Buffer): Promise<void> {
    const { layer, words, reads } = this.#visit;
    const isOpen = layer.kind === 'tls' ? 'secureConnect' : 'connect';
    await Promise.race([once(this.#spoken, isOpen), once(this.#raw, 'close')]).catch(() => null);
    if (reads) this.#spoken.resume();
    else this.#spoken.pause();
    if (layer.kind === 'hello') this.#write(hello.subarray(0, layer.length));
    for (const word of words) {
      this.#write(Buffer.from(word, 'latin1'));
      await turn();
    }
  }

  /** Ends it, or does not, as the visit says. */
  end(): void {
    const { end } = this.#visit;
    if (end === 'reset' && !this.#raw.destroyed) this.#raw.resetAndDestroy();
    if (end === 'fin') this.#raw.destroySoon();
    if (end === 'half-open' && this.#spoken.writable) this.#spoken.end();
  }

  destroy(): void {
    this.#spoken.destroy();
    this.#raw.destroy();
  }

  #write(bytes: Buffer): void {
    if (this.#spoken.writable) this.#spoken.write(bytes);
  }
}

/** @returns what a client says first in TLS */
export async function clientHello(): Promise<Buffer> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const client = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false });
  client.on('error', () => undefined);
  const [accepted] = (await once(server, 'connection')) as [Socket];
  const [hello] = (await once(accepted, 'data')) as [Buffer];
  client.destroy();
  accepted.destroy();
  server.close();
  return hello;
}
