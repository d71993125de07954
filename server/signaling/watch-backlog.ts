import type { SignalingSocket } from './signaling-server';

/** What waits for a client that does not take it: a room's worth of offers and candidates, several times. */
export const MAX_BACKLOG_BYTES = 1024 * 1024;

type Transport = SignalingSocket['conn'];

/**
 * Closes a connection whose client reads so slowly, or not at all, that what it does not take piles up
 * here. The seat is held as for any connection that broke.
 *
 * @param onTooSlow told right before
 */
export function watchBacklog(transport: Transport, onTooSlow: () => void): void {
  let bytes = 0;
  // What has gone to the socket is one batch at a time; the next one goes when that is through.
  transport.on('flush', () => (bytes = 0));
  transport.on('packetCreate', ({ data }: { data?: unknown }) => {
    bytes += typeof data === 'string' ? data.length : 0;
    if (bytes <= MAX_BACKLOG_BYTES || transport.readyState !== 'open') return;
    onTooSlow();
    transport.close(true);
    // A WebSocket says goodbye first, and waits half a minute for the answer.
    transport.request.socket.destroy();
  });
}
