import { useEffect, useState } from 'react';
import type { SignalingChannel } from '../../lib/line/signaling-channel';
import { createSocketChannel } from '../../lib/line/socket-channel';
import { roomMark } from '../../lib/rooms/room-mark';
import type { RoomId } from '../../lib/signaling/identifiers';
import { tabStorage } from '../../lib/storage/text-storage';

/**
 * The line to the server for the call of one room, for a component's life. Connects at once: it takes round trips, in
 * which the engine is still on its way.
 */
export function useEarlyLine(room: RoomId): SignalingChannel {
  const [channel] = useState(() =>
    createSocketChannel({ memory: tabStorage, mark: roomMark(room) }),
  );
  // The call closes what it has opened: it may have something to say before.
  useEffect(() => channel.connect(), [channel]);
  return channel;
}
