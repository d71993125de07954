import type { TrackRole } from '../../signaling/peer-signal';
import type { TracksByMid } from '../../signaling/tracks-by-mid';
import { roleAt } from '../../signaling/tracks-by-mid';

/** What one peer sends, as streams of one track each; null where it sends nothing. */
export type RemoteStreams = Readonly<Record<TrackRole, MediaStream | null>>;

export const noStreams: RemoteStreams = {
  microphone: null,
  camera: null,
  screen: null,
  screenAudio: null,
};

/** The receiving half of one connection: which section carries what, as its sender said. */
export class RemoteTracks {
  readonly #connection: RTCPeerConnection;
  #streams = noStreams;
  #tracksByMid: TracksByMid = {};

  constructor(connection: RTCPeerConnection) {
    this.#connection = connection;
  }

  /** The same object, with the same streams, as long as nothing changed. */
  get streams(): RemoteStreams {
    return this.#streams;
  }

  /** What each of the other side's sections carries. */
  get tracksByMid(): TracksByMid {
    return this.#tracksByMid;
  }

  /** Brings the streams up to a negotiated remote description. */
  update(tracksByMid: TracksByMid): void {
    this.#tracksByMid = tracksByMid;
    this.#streams = {
      microphone: this.#stream('microphone', tracksByMid),
      camera: this.#stream('camera', tracksByMid),
      screen: this.#stream('screen', tracksByMid),
      screenAudio: this.#stream('screenAudio', tracksByMid),
    };
  }

  /** Loudness of the peer's microphone, 0 to 1 (W3C webrtc-pc 5.3.1, audioLevel); 0 when unknown. */
  audioLevel(): number {
    const [track] = this.#streams.microphone?.getTracks() ?? [];
    if (!track) return 0;
    const receiver = this.#connection.getReceivers().find((one) => one.track === track);
    return receiver?.getSynchronizationSources()[0]?.audioLevel ?? 0;
  }

  #stream(role: TrackRole, tracksByMid: TracksByMid): MediaStream | null {
    const transceiver = this.#connection
      .getTransceivers()
      .find(({ mid }) => roleAt(tracksByMid, mid) === role);
    if (!transceiver || !receives(transceiver)) return null;
    const { track } = transceiver.receiver;
    const previous = this.#streams[role];
    return previous?.getTracks()[0] === track ? previous : new MediaStream([track]);
  }
}

function receives({ currentDirection }: RTCRtpTransceiver): boolean {
  return currentDirection === 'sendrecv' || currentDirection === 'recvonly';
}
