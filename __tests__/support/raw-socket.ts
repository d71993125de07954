import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { rawFrame } from './raw-frame';

export interface RawSocketOptions {
  readonly port: number;
  /** Where the connection comes from, on loopback. */
  readonly localAddress: string;
  /** The server has taken it: Socket.IO's own greeting is through. */
  readonly onOpen: (socket: RawSocket) => void;
  readonly onText?: (text: string, socket: RawSocket) => void;
  /** Closed by either side, or never taken. */
  readonly onEnd: (wasOpen: boolean) => void;
}

const PING = rawTextOfServer('2');
const PONG = rawFrame('3');
/** What the transport says first, and what Socket.IO answers to {@link CONNECT}. */
const TRANSPORT_OPEN = '0{"sid"';
const CONNECT = rawFrame('40');
const CONNECTED = '40{"sid"';

/**
 * A client of signalling made of nothing but a TCP socket: it costs whoever opens it next to nothing, so
 * that one process can flood a server, or keep thousands of them open.
 */
export class RawSocket {
  readonly #socket: Socket;
  #isOpen = false;

  constructor({ port, localAddress, onOpen, onText, onEnd }: RawSocketOptions) {
    this.#socket = connect({ port, host: '127.0.0.1', localAddress });
    this.#socket.setNoDelay(true);
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => onEnd(this.#isOpen));
    this.#socket.on('data', (data) => {
      if (data.includes(PING)) this.#socket.write(PONG);
      if (!this.#isOpen) this.#greet(data, onOpen);
      onText?.(data.toString('latin1'), this);
    });
    this.#socket.write(
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n' +
        `Host: 127.0.0.1:${String(port)}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Key: ${'A'.repeat(22)}==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
  }

  get isWritable(): boolean {
    return this.#socket.writable;
  }

  send(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  /** Sends it again and again, as fast as the other side takes it. @param onSent told of each time */
  repeat(bytes: Buffer, onSent: () => void): void {
    const fill = (): void => {
      if (!this.#socket.writable) return;
      do onSent();
      while (this.#socket.write(bytes));
    };
    this.#socket.on('drain', fill);
    fill();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #greet(data: Buffer, onOpen: RawSocketOptions['onOpen']): void {
    if (data.includes(CONNECTED)) {
      this.#isOpen = true;
      onOpen(this);
    } else if (data.includes(TRANSPORT_OPEN)) {
      this.#socket.write(CONNECT);
    }
  }
}

/** @returns Socket.IO's message of an event, in a frame */
export function rawEvent(event: string, ...args: readonly unknown[]): Buffer {
  return rawFrame(`42${JSON.stringify([event, ...args])}`);
}

/** Servers do not mask. */
function rawTextOfServer(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)]);
}
