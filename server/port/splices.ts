import type { NetConnectOpts, Socket } from 'node:net';
import { connect } from 'node:net';
import { destroyItself } from '../net/destroy-itself';
import type { Ends } from '../net/proxy-protocol';
import { endsOf } from '../net/proxy-protocol';

/** Where a stream goes on, and what it begins with there. */
export interface StreamTarget {
  readonly address: NetConnectOpts;
  /** Says who is at the other end. */
  readonly introduce: (ends: Ends) => string | Buffer;
}

export interface SpliceCounts {
  readonly open: number;
  readonly refused: number;
}

/** More than fifty full rooms with nothing but TCP. */
export const MAX_SPLICES = 5_000;

/** What was sent is given so long to go out when the far side has closed. */
const FAREWELL_MS = 5_000;

/** Clients' connections that are continued to another process on this machine, byte by byte. */
export class Splices {
  readonly #target: () => StreamTarget | null;
  readonly #clients = new Set<Socket>();
  #refused = 0;

  /** @param target asked for each connection; null closes it */
  constructor(target: () => StreamTarget | null) {
    this.#target = target;
  }

  get counts(): SpliceCounts {
    return { open: this.#clients.size, refused: this.#refused };
  }

  add(client: Socket): void {
    const target = this.#target();
    const ends = endsOf(client);
    if (!target || !ends || this.#clients.size >= MAX_SPLICES) {
      this.#refused += 1;
      client.destroy();
      return;
    }
    this.#clients.add(client);
    const far = connect(target.address);
    far.write(target.introduce(ends));

    // What a side still has to send when the other one is gone is of use to nobody, apart from the last
    // words of the far side. Slowness is passed on: neither side is read faster than the other takes.
    client.pipe(far);
    far.pipe(client);
    for (const side of [client, far]) side.setNoDelay(true);
    client.on('error', destroyItself);
    far.on('error', () => client.destroy());
    client.on('end', () => far.destroy());
    client.on('close', () => {
      this.#clients.delete(client);
      far.destroy();
    });
    far.on('close', () => {
      client.setTimeout(FAREWELL_MS, () => client.destroy());
      client.destroySoon();
    });
  }

  close(): void {
    for (const client of this.#clients) client.destroy();
  }
}
