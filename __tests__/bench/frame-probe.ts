/** What the page knows of the pictures that reach it. Times in milliseconds since the epoch. */
export interface FrameProbe {
  /** When each link's first remote frame had been decoded, in that order. */
  readonly firstFramesMs: number[];
  /** How many connections are up. */
  readonly connected: () => number;
  /** Decoded frames of each link so far. */
  readonly framesDecoded: () => Promise<number[]>;
}

declare global {
  interface Window {
    frameProbe: FrameProbe;
  }
}

/**
 * Runs in the page before its own scripts. Looks at the statistics of each connection until its first
 * frame is decoded, and no longer, so that measuring costs little. Self-contained, because only its
 * source text travels to the browser.
 *
 * @param lookEveryMs how long after one look the next one follows
 */
export function installFrameProbe(lookEveryMs: number): void {
  const connections: RTCPeerConnection[] = [];
  const firstFramesMs: number[] = [];

  const decoded = async (connection: RTCPeerConnection): Promise<number> => {
    let frames = 0;
    const report = await connection.getStats();
    report.forEach((entry: RTCInboundRtpStreamStats) => {
      if (entry.type === 'inbound-rtp' && entry.kind === 'video')
        frames += entry.framesDecoded ?? 0;
    });
    return frames;
  };

  const watch = (connection: RTCPeerConnection) => {
    const look = async () => {
      if (connection.signalingState === 'closed') return;
      if ((await decoded(connection)) > 0) {
        firstFramesMs.push(performance.timeOrigin + performance.now());
      } else {
        setTimeout(() => void look(), lookEveryMs);
      }
    };
    connection.addEventListener('track', () => void look(), { once: true });
  };

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
      watch(this);
    }
  };
  window.frameProbe = {
    firstFramesMs,
    connected: () => connections.filter((one) => one.connectionState === 'connected').length,
    framesDecoded: () =>
      Promise.all(connections.filter((one) => one.signalingState !== 'closed').map(decoded)),
  };
}
