import { useState } from 'react';
import type { Call } from '../../lib/call/call';
import type { GestureVerbs } from '../../lib/call/people/gestures';
import type { Showing } from '../../lib/call/messages/showing';
import type { LinkFigures } from '../../lib/call/stats/link-figures';
import type { DoorVerbs } from '../../lib/door/door';
import type { KnockPicture } from '../../lib/door/knock-picture';
import type { RoomKey } from '../../lib/sealing/room-key';
import type { IceOffer } from '../../lib/signaling/events';
import type { PeerId } from '../../lib/signaling/identifiers';

/** What a person can do about the call. */
export interface CallVerbs {
  /** @param access the server's password for opening rooms; '' for none */
  join: (access?: string) => void;
  /** Queues for a seat of a full room. */
  wait: () => void;
  stopWaiting: () => void;
  /** Asks the host to be let in. */
  knock: (picture: KnockPicture | null) => void;
  readonly door: DoorVerbs;
  readonly gestures: GestureVerbs;
  askToMute: (peer: PeerId) => void;
  settleMuteRequest: () => void;
  leave: () => void;
  /** What the link to somebody did in the last two minutes, from old to new. */
  figures: (peer: PeerId) => readonly LinkFigures[];
  /** Makes a fresh attempt at the connection to that peer. */
  retry: (peer: PeerId) => void;
  /** Tells the others whether this person found that they read the same words. */
  setVerified: (verified: boolean) => void;
  /** Tells the others how large they are shown. */
  setShown: (shown: ReadonlyMap<PeerId, Showing>) => void;
  /** Whether this person wants neither to send a camera's pictures nor to see any. */
  setSoundOnly: (soundOnly: boolean) => void;
  askIceServers: () => Promise<IceOffer>;
}

/** @returns the same object every time. @param makeKey of the room, when somebody goes in */
export function useCallVerbs(call: Call, makeKey: () => Promise<RoomKey>): CallVerbs {
  const [verbs] = useState<CallVerbs>(() => ({
    join: (access) => call.join({ access, key: makeKey() }),
    wait: () => call.join({ wait: true, key: makeKey() }),
    stopWaiting: () => call.leave(),
    knock: (picture) => call.knock(picture),
    door: call.door,
    gestures: call.gestures,
    askToMute: (peer) => call.askToMute(peer),
    settleMuteRequest: () => call.settleMuteRequest(),
    leave: () => call.leave(),
    figures: (peer) => call.figures(peer),
    retry: (peer) => call.retry(peer),
    setVerified: (verified) => call.setVerified(verified),
    setShown: (shown) => call.setShown(shown),
    setSoundOnly: (soundOnly) => call.setSoundOnly(soundOnly),
    askIceServers: () => call.askIceServers(),
  }));
  return verbs;
}
