/** What one remote track has delivered so far. */
export interface InboundTrack {
  /** Stable for the life of the track. */
  readonly id: string;
  readonly kind: string;
  readonly framesDecoded: number;
  /** Grows with what was played, and stays where it is in silence. */
  readonly audioEnergy: number;
}

export interface CallProbe {
  /** How many connections the page ever made. */
  readonly made: () => number;
  /** How many of them are up. */
  readonly connected: () => number;
  readonly inbound: () => Promise<InboundTrack[]>;
}

declare global {
  interface Window {
    callProbe: CallProbe;
  }
}

/**
 * Runs in the page before its own scripts and keeps hold of its RTCPeerConnections, so that a test can ask
 * the browser itself what arrives. Self-contained, because only its source text travels to the browser.
 */
export function installCallProbe(): void {
  const connections: RTCPeerConnection[] = [];

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };

  const isInbound = (stats: RTCStats): stats is RTCInboundRtpStreamStats =>
    stats.type === 'inbound-rtp';

  const inboundOf = async (connection: RTCPeerConnection, index: number) => {
    const tracks: InboundTrack[] = [];
    const report = await connection.getStats();
    report.forEach((stats: RTCStats) => {
      if (!isInbound(stats)) return;
      tracks.push({
        id: `${String(index)}/${String(stats.ssrc)}`,
        kind: stats.kind,
        framesDecoded: stats.framesDecoded ?? 0,
        audioEnergy: stats.totalAudioEnergy ?? 0,
      });
    });
    return tracks;
  };

  window.callProbe = {
    made: () => connections.length,
    connected: () => connections.filter((one) => one.connectionState === 'connected').length,
    inbound: async () => {
      const open = connections.filter((one) => one.connectionState === 'connected');
      return (await Promise.all(open.map(inboundOf))).flat();
    },
  };
}
