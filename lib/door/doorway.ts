import type { SignalingChannel } from '../line/signaling-channel';
import type { PeerId, SessionId } from '../signaling/identifiers';

/** The other end of a knock: the host's seat or a place at the door, and the session there. */
export interface KnockEnd {
  readonly id: PeerId;
  readonly session: SessionId;
}

/** Keeps knocks from being read by anybody but the host; the server carries them. */
export interface KnockSealer {
  sealText(self: PeerId, to: KnockEnd, text: string): Promise<string>;
  /** @returns null for what was not sealed for this end, by that one, with the key of this room. */
  openText(self: PeerId, from: KnockEnd, payload: string): Promise<string | null>;
}

/** What both sides of a door use of the world. */
export interface Doorway {
  readonly send: SignalingChannel['send'];
  /** Null while no seat is asked for or held. */
  readonly sealer: () => KnockSealer | null;
  readonly onError: (error: unknown) => void;
}
