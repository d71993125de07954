import type { EventEmitter } from 'node:events';

/**
 * Takes away from an HTTP server, from a connection that it reads, or from what carries Socket.IO, whoever listens to an
 * event there, to put somebody before them.
 *
 * @returns what tells them all
 */
export function takeListeners<Told extends unknown[]>(
  emitter: EventEmitter,
  event: 'connection' | 'data' | 'packet' | 'request' | 'upgrade',
): (...told: Told) => void {
  const listeners = emitter.listeners(event);
  // Not by `removeAllListeners()`: after that Node.js keeps the events of that emitter in a way that takes much more memory.
  for (const listener of listeners) emitter.off(event, listener as () => void);
  return (...told) => {
    for (const listener of listeners) listener.apply(emitter, told);
  };
}
