import type { Size, Sources } from './allocation';
import type { LocalTracks } from './local-tracks';
import { isMusic } from './local-tracks';

/** What pictures without a size are taken for, which they have soon. */
const USUAL: Size = { width: 1280, height: 720 };

/** @returns what there is to share out. */
export function sourcesOf(tracks: LocalTracks, soundOnly: boolean): Sources {
  return {
    camera: tracks.camera && sizeOf(tracks.camera),
    screen: tracks.screen !== null,
    screenAudio: tracks.screenAudio !== null,
    music: isMusic(tracks.microphone),
    soundOnly,
  };
}

function sizeOf(track: MediaStreamTrack): Size {
  const { width, height } = track.getSettings();
  return width && height ? { width, height } : USUAL;
}
