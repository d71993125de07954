import { standIn } from './stand-in';

let made = 0;

/** A media track as far as the engine looks at one. */
export function fakeTrack(kind: 'audio' | 'video', settings: MediaTrackSettings = {}) {
  const id = `${kind}-${++made}`;
  return standIn<MediaStreamTrack>({ id, kind, enabled: true, getSettings: () => settings });
}

/** A stream of given tracks, as far as the engine looks at one. */
export class FakeMediaStream {
  constructor(readonly tracks: MediaStreamTrack[] = []) {}
  getTracks(): MediaStreamTrack[] {
    return this.tracks;
  }
}
