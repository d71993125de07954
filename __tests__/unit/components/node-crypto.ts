import { webcrypto } from 'node:crypto';
import { setImmediate } from 'node:timers';
import { TextEncoder } from 'node:util';

/** What jsdom lacks for whoever signs and waits for it: Node's own. */
export function lendNodeCrypto(): void {
  Object.defineProperty(globalThis, 'crypto', { configurable: true, value: webcrypto });
  Object.assign(globalThis, { TextEncoder, setImmediate });
}
