import type { EventEmitter } from 'node:events';

/**
 * Takes away from an HTTP server, or from a connection that it reads, whoever listens to an event there, to put
 * somebody before them.
 *
 * @returns what tells them all
 */
export function takeListeners<Told extends unknown[]>(
  emitter: EventEmitter,
  event: 'connection' | 'data' | 'request' | 'upgrade',
): (...told: Told) => void {
  const listeners = emitter.listeners(event);
  emitter.removeAllListeners(event);
  return (...told) => {
    for (const listener of listeners) listener.apply(emitter, told);
  };
}
