import type { PeerFacts } from '../../lib/signaling/peer-signal';

/** Of somebody who sends a microphone and nothing else. */
export function factsOf(name: string, change: Partial<PeerFacts> = {}): PeerFacts {
  return {
    name,
    microphone: true,
    camera: false,
    screen: false,
    interrupted: [],
    networkChanges: 0,
    ...change,
  };
}
