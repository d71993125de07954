import type { MediaSnapshot } from '../media/media-snapshot';
import type { PeerFacts } from '../signaling/peer-signal';
import type { LocalTracks } from './media/local-tracks';
import type { Receiving } from './stats/receiving';

/** @returns what is sent, as the devices stand. A muted microphone's track goes on, silent. */
export function localTracks({ microphone, camera, screen }: MediaSnapshot): LocalTracks {
  return {
    microphone: microphone.status === 'on' ? microphone.track : null,
    camera: camera.status === 'on' ? camera.track : null,
    screen: screen.status === 'on' ? screen.video : null,
    screenAudio: screen.status === 'on' ? screen.audio : null,
  };
}

/** What a participant's devices and name tell. */
export type LocalFacts = Omit<PeerFacts, 'networkChanges'>;

/** Before anything is known: without a name, and with every device off. */
export const nobody: LocalFacts = {
  name: '',
  microphone: false,
  camera: false,
  screen: false,
  interrupted: [],
};

/** @returns what the others are told about it. */
export function localFacts(media: MediaSnapshot, name: string): LocalFacts {
  const { microphone, muted, camera, screen } = media;
  // Who is muted misses nothing.
  const interrupted = media.interrupted.filter((device) => device === 'camera' || !muted);
  return {
    name,
    microphone: microphone.status === 'on' && !muted && !interrupted.includes('microphone'),
    camera: camera.status === 'on' && !interrupted.includes('camera'),
    screen: screen.status === 'on',
    interrupted,
  };
}

/** @returns what the others could receive of what these facts tell */
export function receivable({ microphone, camera, screen }: LocalFacts): Receiving {
  return { sound: microphone, picture: camera || screen };
}
