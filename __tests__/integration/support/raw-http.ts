import type { Socket } from 'node:net';
import { connect } from 'node:net';

/** A connection on which anything can be said, well-formed or not. Never throws. */
export class RawHttp {
  readonly socket: Socket;
  #text = '';

  constructor(port: number, options: { allowHalfOpen?: boolean; localAddress?: string } = {}) {
    this.socket = connect({ port, host: '127.0.0.1', ...options });
    this.socket.on('error', () => undefined);
    this.socket.on('data', (data) => (this.#text += data.toString('latin1')));
  }

  /** All that has come. */
  get text(): string {
    return this.#text;
  }

  /** The status codes that have come, in order. */
  get statuses(): number[] {
    return [...this.#text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
  }

  say(text: string): this {
    this.socket.write(text, 'latin1');
    return this;
  }

  /** Waits until the server has ended the connection for good, or is gone. */
  async closed(): Promise<void> {
    if (!this.socket.closed) await new Promise((resolve) => this.socket.once('close', resolve));
  }
}

/** Says one thing and waits for the end. @returns all that came; nothing, when no connection is taken */
export async function sayOnce(
  port: number,
  text: string,
  localAddress = '127.0.0.1',
): Promise<string> {
  const raw = new RawHttp(port, { localAddress }).say(text);
  await raw.closed();
  return raw.text;
}
