import { rawFrame } from '../support/raw-frame';
import type { RawSocket } from '../support/raw-socket';
import { rawEvent } from '../support/raw-socket';

type Count = (messages: number) => void;

/** What one address does to the server, over as many connections as it gets. */
export interface FloodKind {
  /** Begins when a connection is open. @param count to be told how many messages went out */
  readonly begin: (socket: RawSocket, index: number, count: Count) => void;
  readonly onText?: (text: string, socket: RawSocket, count: Count) => void;
}

const ROUNDS = 50;
const NOBODY = 'n'.repeat(16);

/** Two to a room, who then say to each other what they want. */
const roomOf = (index: number): string => `flood-${String(index >> 1)}`;

function repeat(socket: RawSocket, messages: readonly Buffer[], count: Count): void {
  const rounds = Array.from({ length: ROUNDS }, () => messages).flat();
  socket.repeat(Buffer.concat(rounds), () => count(rounds.length));
}

/** The same messages from everybody. */
function repeated(...messages: readonly Buffer[]): FloodKind {
  return { begin: (socket, _index, count) => repeat(socket, messages, count) };
}

/** Signals to whoever is in the same room, from the moment that somebody is. */
function signals(payload: string): FloodKind {
  return {
    begin: (socket, index) => socket.send(rawEvent('join_room', { room: roomOf(index) })),
    onText: (text, socket, count) => {
      const to = /"peers":\[\{"id":"([^"]+)"/.exec(text)?.[1];
      if (to !== undefined) repeat(socket, [rawEvent('webrtc_offer', { to, payload })], count);
    },
  };
}

export const floodKinds: Readonly<Record<string, FloodKind>> = {
  connections: { begin: (socket) => socket.destroy() },
  joins: repeated(rawEvent('join_room', { room: 'flooded' }), rawEvent('leave_room')),
  'new rooms': {
    begin: (socket, index, count) => {
      const room = (at: number) => `${roomOf(index)}-${String(at)}`;
      const messages = Array.from({ length: 50 }, (_, at) => [
        rawEvent('join_room', { room: room(at) }),
        rawEvent('leave_room'),
      ]);
      repeat(socket, messages.flat(), count);
    },
  },
  signals: signals('x'.repeat(200)),
  'big signals': signals('x'.repeat(60 * 1024)),
  'too big': repeated(rawEvent('webrtc_offer', { to: NOBODY, payload: 'x'.repeat(200 * 1024) })),
  malformed: repeated(
    rawEvent('join_room', { room: '../etc' }),
    rawEvent('webrtc_offer', { to: 7 }),
    rawEvent('watch_room'),
  ),
  'unknown events': repeated(rawEvent('give_me_root', {})),
  noise: repeated(rawFrame('2{"\u0000'), rawFrame('9'), rawFrame('451-["x"]')),
};
