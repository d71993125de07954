import type { Direction } from '../../lib/sealing/direction';
import type { RoomKey } from '../../lib/sealing/room-key';
import { roomKeyFromSecret } from '../../lib/sealing/room-key';
import { SealedSession } from '../../lib/sealing/sealed-session';
import type { PeerId, RoomId, SessionId } from '../../lib/signaling/identifiers';
import { standIn } from './stand-in';

/** Somebody who seals and opens, without a call around it. */
export class Correspondence {
  readonly session: SealedSession;

  constructor(
    readonly id: PeerId,
    room: RoomId,
    key: Promise<RoomKey>,
    session?: SessionId,
  ) {
    this.session = new SealedSession({ room, key, ...(session && { id: session }) });
  }

  get address() {
    return { id: this.id, session: this.session.id };
  }

  seal(to: Correspondence, text: string, attempt = 1): Promise<string> {
    return this.session.seal(this.id, to.address, attempt, text);
  }

  open(from: Correspondence, payload: string) {
    return this.session.open(this.id, from.address, payload);
  }

  directionTo(to: Correspondence, room: RoomId): Direction {
    return { room, from: this.id, sender: this.session.id, to: to.id, receiver: to.session.id };
  }
}

export const SALA = standIn<RoomId>('sala');
export const OTRA = standIn<RoomId>('otra');

export const peerId = (letter: string) => standIn<PeerId>(letter.repeat(16));
export const sessionId = (letter: string) => standIn<SessionId>(letter.repeat(16));

/** @param byte of which the room's secret consists */
export const keyOf = (byte: number) => roomKeyFromSecret(new Uint8Array(16).fill(byte));

/** Two people in one room. */
export function pair(key = keyOf(7), room = SALA): { ana: Correspondence; bea: Correspondence } {
  return {
    ana: new Correspondence(peerId('a'), room, key),
    bea: new Correspondence(peerId('b'), room, key),
  };
}
