/** What one remote track has delivered so far. */
export interface InboundTrack {
  /** Stable for the life of the track. */
  readonly id: string;
  readonly kind: string;
  readonly framesDecoded: number;
  /** Grows with what was played, and stays where it is in silence. */
  readonly audioEnergy: number;
}

/** This side of the way that media takes. */
export interface LocalCandidate {
  readonly type: string;
  /** How a relay is reached; null without one. */
  readonly protocol: string | null;
}

export interface CallProbe {
  /** How many connections the page ever made. */
  readonly made: () => number;
  /** How many of them are up. */
  readonly connected: () => number;
  readonly inbound: () => Promise<InboundTrack[]>;
  /** One for each connection that is up. */
  readonly localCandidates: () => Promise<LocalCandidate[]>;
}

/** W3C webrtc-stats 8.15, as far as it is used here; TypeScript's own types lack it. */
interface IceCandidateStats {
  readonly candidateType: string;
  readonly relayProtocol?: string;
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

  const localCandidateOf = async (connection: RTCPeerConnection) => {
    const report = await connection.getStats();
    const all: RTCStats[] = [];
    report.forEach((stats: RTCStats) => all.push(stats));
    const isTransport = (stats: RTCStats): stats is RTCTransportStats => stats.type === 'transport';
    const isPair = (stats: RTCStats): stats is RTCIceCandidatePairStats =>
      stats.type === 'candidate-pair';
    const isLocal = (stats: RTCStats): stats is RTCStats & IceCandidateStats =>
      stats.type === 'local-candidate';
    const pairId = all.find(isTransport)?.selectedCandidatePairId;
    const pair = all.filter(isPair).find(({ id }) => id === pairId);
    const candidate = all.filter(isLocal).find(({ id }) => id === pair?.localCandidateId);
    return {
      type: candidate?.candidateType ?? 'none',
      protocol: candidate?.relayProtocol ?? null,
    };
  };

  window.callProbe = {
    made: () => connections.length,
    connected: () => connections.filter((one) => one.connectionState === 'connected').length,
    inbound: async () => {
      const open = connections.filter((one) => one.connectionState === 'connected');
      return (await Promise.all(open.map(inboundOf))).flat();
    },
    localCandidates: () => {
      const open = connections.filter((one) => one.connectionState === 'connected');
      return Promise.all(open.map(localCandidateOf));
    },
  };
}
