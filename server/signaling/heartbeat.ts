/**
 * How often clients are asked whether they are there, and how long they have to answer (Engine.IO 4): a connection that is
 * silently dead is noticed within the sum of both.
 */
export const PING_INTERVAL_MS = 5_000;
export const PING_TIMEOUT_MS = 5_000;

/**
 * @param cause of a connection's end, as Socket.IO names it
 * @returns for how long, in milliseconds, nothing had come of it at the least
 */
export function silenceBefore(cause: string): number {
  return cause === 'ping timeout' ? PING_TIMEOUT_MS : 0;
}
