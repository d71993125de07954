import type { MediaSnapshot } from '../media/media-snapshot';
import type { PeerFacts } from '../signaling/peer-signal';
import type { LocalTracks } from './local-tracks';

/** @returns what is sent, as the devices stand. A muted microphone's track goes on, silent. */
export function localTracks({ microphone, camera, screen }: MediaSnapshot): LocalTracks {
  return {
    microphone: microphone.status === 'on' ? microphone.track : null,
    camera: camera.status === 'on' ? camera.track : null,
    screen: screen.status === 'on' ? screen.video : null,
    screenAudio: screen.status === 'on' ? screen.audio : null,
  };
}

/** @returns what the others are told about it. */
export function localFacts(media: MediaSnapshot, name: string): PeerFacts {
  return {
    name,
    microphone: media.microphone.status === 'on' && !media.muted,
    camera: media.camera.status === 'on',
    screen: media.screen.status === 'on',
  };
}
