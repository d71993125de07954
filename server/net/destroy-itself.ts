import type { Duplex } from 'node:stream';

/** Listens to errors of a socket, and ends it. It has no scope to keep, as a listener stays for as long as the socket does. */
export function destroyItself(this: Duplex): void {
  this.destroy();
}
