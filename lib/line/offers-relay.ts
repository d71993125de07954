import type { IceServer } from '../signaling/events';

/** @returns whether one of them is a TURN server (RFC 7065). */
export function offersRelay(iceServers: readonly IceServer[]): boolean {
  return iceServers.some(({ urls }) => urls.some((url) => /^turns?:/i.test(url)));
}
