/** What one remote track has delivered so far. */
export interface InboundTrack {
  /** Stable for the life of the track. */
  readonly id: string;
  readonly kind: string;
  readonly framesDecoded: number;
  /** Of media, without headers. */
  readonly bytes: number;
  /** When it was looked at, in milliseconds. */
  readonly atMs: number;
  /** Grows with what was played, and stays where it is in silence. */
  readonly audioEnergy: number;
  /** Of its sound, and how many of those had to be made up where something was to be heard. */
  readonly samples: number;
  readonly concealed: number;
  /** How many of them came from the other side, and were not made up. */
  readonly heard: number;
}

/** The pair of candidates that one connection uses: its types, and what the relays cost. */
export interface SelectedPath {
  readonly local: RTCIceCandidateType;
  readonly remote: RTCIceCandidateType;
  /** How this side talks to the relay it uses itself; null when its own end is not one of a relay. */
  readonly relayProtocol: string | null;
}

/** By the reports of the other side (RTCP). */
export interface RoundTrips {
  readonly seconds: number;
  readonly count: number;
}

export interface CallProbe {
  /** How many connections the page ever made. */
  readonly made: () => number;
  /** How many of them are up. */
  readonly connected: () => number;
  /** Which of them those are, by the order of their making. */
  readonly up: () => number[];
  /** What media those have sent and received, in bytes. */
  readonly mediaBytes: () => Promise<number>;
  /** What was sent of media alone, with the heads of its packets, in bytes. */
  readonly mediaSent: () => Promise<number>;
  /** How each connection that was ever made is, in the words of the standard. */
  readonly states: () => string[];
  /** What the others said of themselves, their candidates among it. */
  /** How long what is sent over each connection took there and back in all, in seconds, and how often that was told. */
  readonly roundTrips: () => Promise<RoundTrips[]>;
  readonly remoteDescriptions: () => string[];
  /** Ends all of the page's connections under its hands, as a broken network does at last. */
  readonly breakAll: () => void;
  readonly inbound: () => Promise<InboundTrack[]>;
  /** What the pictures are sent with that have begun, over the connections that are up: MIME types, sorted. */
  readonly sentCodecs: () => Promise<string[]>;
  /** Of the connections that are up. */
  readonly paths: () => Promise<SelectedPath[]>;
}

/** RTCIceCandidateStats of the standard, as far as used here; TypeScript's library has none. */
interface CandidateStats {
  readonly candidateType: RTCIceCandidateType;
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
        bytes: stats.bytesReceived ?? 0,
        atMs: stats.timestamp,
        audioEnergy: stats.totalAudioEnergy ?? 0,
        samples: stats.totalSamplesReceived ?? 0,
        concealed: (stats.concealedSamples ?? 0) - (stats.silentConcealedSamples ?? 0),
        heard: (stats.totalSamplesReceived ?? 0) - (stats.concealedSamples ?? 0),
      });
    });
    return tracks;
  };

  const isTransport = (stats: RTCStats): stats is RTCTransportStats => stats.type === 'transport';

  const pathsOf = async (connection: RTCPeerConnection) => {
    const paths: SelectedPath[] = [];
    const report = await connection.getStats();
    report.forEach((stats: RTCStats) => {
      if (!isTransport(stats) || stats.selectedCandidatePairId === undefined) return;
      const pair: RTCIceCandidatePairStats = report.get(stats.selectedCandidatePairId);
      const local: CandidateStats = report.get(pair.localCandidateId);
      const remote: CandidateStats = report.get(pair.remoteCandidateId);
      paths.push({
        local: local.candidateType,
        remote: remote.candidateType,
        relayProtocol: local.candidateType === 'relay' ? (local.relayProtocol ?? 'unknown') : null,
      });
    });
    return paths;
  };

  const isEcho = (stats: RTCStats): stats is RTCStats & Record<string, number> =>
    stats.type === 'remote-inbound-rtp';

  const roundTripsOf = async (connection: RTCPeerConnection) => {
    let [seconds, count] = [0, 0];
    const report = await connection.getStats();
    report.forEach((stats: RTCStats) => {
      if (!isEcho(stats)) return;
      seconds += stats.totalRoundTripTime ?? 0;
      count += stats.roundTripTimeMeasurements ?? 0;
    });
    return { seconds, count };
  };

  const isMedia = (stats: RTCStats): stats is RTCStats & Record<string, number> =>
    stats.type === 'inbound-rtp' || stats.type === 'outbound-rtp';

  const mediaBytesOf = async (connection: RTCPeerConnection) => {
    let bytes = 0;
    const report = await connection.getStats();
    report.forEach((stats: RTCStats) => {
      if (isMedia(stats)) bytes += (stats.bytesSent ?? 0) + (stats.bytesReceived ?? 0);
    });
    return bytes;
  };

  const mediaSentOf = async (connection: RTCPeerConnection) => {
    let bytes = 0;
    const report = await connection.getStats();
    report.forEach((stats: RTCStats) => {
      if (isMedia(stats)) bytes += (stats.bytesSent ?? 0) + (stats.headerBytesSent ?? 0);
    });
    return bytes;
  };

  const isPicture = (stats: RTCStats): stats is RTCOutboundRtpStreamStats =>
    stats.type === 'outbound-rtp' && 'framesSent' in stats && Number(stats.framesSent) > 0;

  const sentCodecsOf = async (connection: RTCPeerConnection) => {
    const codecs: string[] = [];
    const report = await connection.getStats();
    report.forEach((stats: RTCStats) => {
      if (!isPicture(stats) || stats.codecId === undefined) return;
      const { mimeType }: { mimeType: string } = report.get(stats.codecId);
      codecs.push(mimeType);
    });
    return codecs;
  };

  const open = () => connections.filter((one) => one.connectionState === 'connected');

  window.callProbe = {
    made: () => connections.length,
    connected: () => open().length,
    up: () => open().map((one) => connections.indexOf(one)),
    mediaBytes: async () =>
      (await Promise.all(open().map(mediaBytesOf))).reduce((sum, bytes) => sum + bytes, 0),
    mediaSent: async () =>
      (await Promise.all(open().map(mediaSentOf))).reduce((sum, bytes) => sum + bytes, 0),
    states: () =>
      connections.map((one) =>
        [one.connectionState, one.iceConnectionState, one.signalingState].join(' '),
      ),
    remoteDescriptions: () => connections.map((one) => one.remoteDescription?.sdp ?? ''),
    roundTrips: () => Promise.all(open().map(roundTripsOf)),
    breakAll: () => connections.forEach((one) => one.close()),
    inbound: async () => (await Promise.all(open().map(inboundOf))).flat(),
    sentCodecs: async () => (await Promise.all(open().map(sentCodecsOf))).flat().sort(),
    paths: async () => (await Promise.all(open().map(pathsOf))).flat(),
  };
}
