import type { PeerId, RoomId, SessionId } from '../signaling/identifiers';

/** From one participant's session to another's, in one room. A key is good for one of them only. */
export interface Direction {
  readonly room: RoomId;
  readonly from: PeerId;
  readonly sender: SessionId;
  readonly to: PeerId;
  readonly receiver: SessionId;
}

/** One text for one direction: none of its parts can contain the line feed between them. */
export function directionText({ room, from, sender, to, receiver }: Direction): string {
  return [room, from, sender, to, receiver].join('\n');
}
