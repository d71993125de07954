/** How packets reach a relay (W3C webrtc-stats 8.11, `relayProtocol`). */
export type RelayTransport = 'udp' | 'tcp' | 'tls';
