import { fakeTrack } from './fake-track';

type Direction = RTCRtpTransceiverDirection;

export function directionOf({ send, receive }: { send: boolean; receive: boolean }): Direction {
  if (send && receive) return 'sendrecv';
  if (send) return 'sendonly';
  return receive ? 'recvonly' : 'inactive';
}

export const sends = (direction: Direction) => direction === 'sendrecv' || direction === 'sendonly';
export const receives = (direction: Direction) =>
  direction === 'sendrecv' || direction === 'recvonly';

/** What the two sides agree on, seen from the first one. */
export function agreed(mine: Direction, theirs: Direction): Direction {
  return directionOf({
    send: sends(mine) && receives(theirs),
    receive: receives(mine) && sends(theirs),
  });
}

export class FakeSender {
  track: MediaStreamTrack | null;
  parameters: { encodings: RTCRtpEncodingParameters[] };

  constructor(track: MediaStreamTrack | null, encodings: RTCRtpEncodingParameters[]) {
    this.track = track;
    this.parameters = { encodings };
  }

  replaceTrack(track: MediaStreamTrack | null): Promise<void> {
    this.track = track;
    return Promise.resolve();
  }

  getParameters() {
    return structuredClone(this.parameters);
  }

  setParameters(parameters: { encodings: RTCRtpEncodingParameters[] }): Promise<void> {
    this.parameters = parameters;
    return Promise.resolve();
  }

  setStreams(): void {
    return;
  }
}

/** A transceiver with its section's life: no mid, proposed in an offer, negotiated. */
export class FakeTransceiver {
  readonly sender: FakeSender;
  readonly receiver: {
    track: MediaStreamTrack;
    getSynchronizationSources: () => { audioLevel: number }[];
  };
  mid: string | null = null;
  currentDirection: Direction | null = null;
  /** As in the last negotiated description; null before. */
  negotiated: Direction | null = null;
  audioLevel = 0;
  /** When media came last. */
  #direction: Direction;

  constructor(
    readonly kind: 'audio' | 'video',
    direction: Direction,
    track: MediaStreamTrack | null,
    encodings: RTCRtpEncodingParameters[],
    readonly changed: () => void,
  ) {
    this.#direction = direction;
    this.sender = new FakeSender(track, encodings);
    this.receiver = {
      track: fakeTrack(kind),
      getSynchronizationSources: () => [{ audioLevel: this.audioLevel }],
    };
  }

  get direction(): Direction {
    return this.#direction;
  }

  set direction(direction: Direction) {
    this.#direction = direction;
    this.changed();
  }
}
