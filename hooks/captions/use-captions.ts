import { useEffect, useState, useSyncExternalStore } from 'react';
import { systemClock } from '../../lib/base/clock';
import type { CaptionsSnapshot } from '../../lib/captions/captions';
import { Captions } from '../../lib/captions/captions';
import type { Recognition } from '../../lib/captions/device-recognition';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { PeerId } from '../../lib/signaling/identifiers';

/** @returns what the others say, as text. Another language wants another component. */
export function useCaptions(
  recognition: Recognition,
  language: string,
  peers: readonly PeerView[],
): CaptionsSnapshot<PeerId> {
  const [captions] = useState(() => new Captions<PeerId>(recognition, language, systemClock));
  useEffect(() => captions.open(), [captions]);
  useEffect(() => captions.hear(tracksOf(peers)), [captions, peers]);
  return useSyncExternalStore(captions.subscribe, captions.getSnapshot);
}

function tracksOf(peers: readonly PeerView[]): Map<PeerId, MediaStreamTrack> {
  return new Map(
    peers.flatMap(({ id, microphone }) => {
      const track = microphone?.getAudioTracks()[0];
      return track ? [[id, track]] : [];
    }),
  );
}
