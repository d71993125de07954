import type { Endpoint } from './endpoint';

/** What an endpoint answers besides TURN over TCP. */
export interface Transports {
  readonly udp: boolean;
  readonly tls: boolean;
}

export interface RelayUrls {
  /** RFC 7064. */
  readonly stun: string[];
  /** RFC 7065, best first. */
  readonly turn: string[];
}

export function relayUrls({ host, port }: Endpoint, { udp, tls }: Transports): RelayUrls {
  const place = `${host}:${port}`;
  return {
    stun: udp ? [`stun:${place}`] : [],
    turn: [
      ...(udp ? [`turn:${place}?transport=udp`] : []),
      `turn:${place}?transport=tcp`,
      ...(tls ? [`turns:${place}?transport=tcp`] : []),
    ],
  };
}
