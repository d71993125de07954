import type { Server } from 'node:http';

/**
 * Takes away from an HTTP server whoever listens to an event there, to put somebody before them.
 *
 * @returns what tells them all
 */
export function takeListeners<Told extends unknown[]>(
  server: Server,
  event: 'connection' | 'request' | 'upgrade',
): (...told: Told) => void {
  const listeners = server.listeners(event);
  server.removeAllListeners(event);
  return (...told) => {
    for (const listener of listeners) listener.apply(server, told);
  };
}
