/**
 * Runs in the page before its own scripts: lets no connection go another way than through a relay, reached
 * over this transport only. Self-contained, because only its source text travels to the browser.
 */
export function forceRelay(transport: 'udp' | 'tcp'): void {
  const isWanted = (url: string): boolean =>
    url.startsWith('turn:') && url.endsWith(`transport=${transport}`);

  const forced = (configuration: RTCConfiguration | undefined): RTCConfiguration => ({
    ...configuration,
    iceTransportPolicy: 'relay',
    iceServers: (configuration?.iceServers ?? [])
      .map((server) => ({ ...server, urls: [server.urls].flat().filter(isWanted) }))
      .filter(({ urls }) => urls.length > 0),
  });

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(forced(configuration));
    }

    override setConfiguration(configuration: RTCConfiguration): void {
      super.setConfiguration(forced(configuration));
    }
  };
}
