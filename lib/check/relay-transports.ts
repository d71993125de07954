import type { RelayTransport } from '../line/relay-transport';
import type { IceServer } from '../signaling/events';

/** RFC 7065, 3.1: `turns` means TLS, and UDP is the default of `turn`. TURN over DTLS is nobody's choice. */
function transportOf(url: string): RelayTransport | null {
  const [scheme = ''] = url.toLowerCase().split(':');
  if (scheme === 'turns') return url.endsWith('transport=udp') ? null : 'tls';
  if (scheme !== 'turn') return null;
  return url.endsWith('transport=tcp') ? 'tcp' : 'udp';
}

/** @returns the servers with only those URLs that reach a relay over that transport; maybe none. */
export function relaysOver(
  transport: RelayTransport,
  iceServers: readonly IceServer[],
): IceServer[] {
  return keepUrls(iceServers, (url) => transportOf(url) === transport);
}

/** @returns the servers with their STUN URLs only; maybe none. */
export function stunServers(iceServers: readonly IceServer[]): IceServer[] {
  return keepUrls(iceServers, (url) => url.toLowerCase().startsWith('stun:'));
}

function keepUrls(iceServers: readonly IceServer[], keep: (url: string) => boolean): IceServer[] {
  return iceServers.flatMap((server) => {
    const urls = server.urls.filter(keep);
    return urls.length > 0 ? [{ ...server, urls }] : [];
  });
}
