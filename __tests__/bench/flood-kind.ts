import { rawFrame } from '../support/raw-frame';
import type { RawSocket } from '../support/raw-socket';
import { rawEvent } from '../support/raw-socket';

export type Count = (messages: number) => void;

/** What one address says in signalling, over as many connections as it gets. */
export interface SignallingFlood {
  readonly over: 'signalling';
  /** How many at a time. */
  readonly connections: number;
  /** Begins when a connection is open. @param count to be told how many messages went out */
  readonly begin: (socket: RawSocket, index: number, count: Count) => void;
  readonly onText?: (text: string, socket: RawSocket, index: number, count: Count) => void;
}

/** What one address asks for over plain HTTP, again and again, on as many connections as it gets. */
export interface HttpFlood {
  readonly over: 'http';
  readonly connections: number;
  /** One write, of so many requests. @param host as it stands in the Host header */
  readonly write: (host: string) => { readonly bytes: string; readonly requests: number };
}

/** Allocations at the relay, with the credentials that are given to who only tries it. */
export interface TrialFlood {
  readonly over: 'relay';
  /** How many ask at a time. */
  readonly clients: number;
  /** How many allocations each credential is tried for: more than it is good for. */
  readonly perCredential: number;
}

/** What one address says in signalling without a WebSocket. */
export interface PollingFlood {
  readonly over: 'polling';
  /** Of one request. */
  readonly events: readonly string[];
}

export type FloodKind = SignallingFlood | HttpFlood | PollingFlood | TrialFlood;

/** How many one address has at a time. */
export const CONNECTIONS = 64;
const ROUNDS = 50;
const NOBODY = 'n'.repeat(16);

/** Well within what one connection may say. */
const CALM_MS = 60;

/** Two to a room, who then say to each other what they want. */
const roomOf = (index: number): string => `flood-${String(index >> 1)}`;

function repeat(socket: RawSocket, messages: readonly Buffer[], count: Count): void {
  const rounds = Array.from({ length: ROUNDS }, () => messages).flat();
  socket.repeat(Buffer.concat(rounds), () => count(rounds.length));
}

/** One message after the other, as often as is allowed. */
function calmly(socket: RawSocket, messages: readonly Buffer[], count: Count): void {
  let next = 0;
  const timer = setInterval(() => {
    if (!socket.isWritable) return clearInterval(timer);
    socket.send(messages[next++ % messages.length] ?? Buffer.alloc(0));
    count(1);
  }, CALM_MS);
}

function signalling(
  begin: SignallingFlood['begin'],
  onText?: SignallingFlood['onText'],
  connections = CONNECTIONS,
): SignallingFlood {
  return { over: 'signalling', connections, begin, ...(onText && { onText }) };
}

/** The same messages from everybody. */
function repeated(...messages: readonly Buffer[]): SignallingFlood {
  return signalling((socket, _index, count) => repeat(socket, messages, count));
}

/** Signals to whoever is in the same room, from the moment that somebody is. */
function signals(payload: string): SignallingFlood {
  return signalling(
    (socket, index) => socket.send(rawEvent('join_room', { room: roomOf(index) })),
    (text, socket, _index, count) => {
      const to = /"peers":\[\{"id":"([^"]+)"/.exec(text)?.[1];
      if (to !== undefined) repeat(socket, [rawEvent('webrtc_offer', { to, payload })], count);
    },
  );
}

/** Four hundred who watch a room, and five who come and go, all within what they may. */
const fanOut = signalling(
  (socket, index, count) => {
    if (index >= 5) return socket.send(rawEvent('watch_room', { room: 'watched' }));
    const join = rawEvent('join_room', { room: 'watched' });
    calmly(socket, [join, rawEvent('leave_room')], count);
  },
  undefined,
  405,
);

/** A locked room, before which everybody knocks with a picture, goes away and comes again. */
const door = signalling(
  (socket, index, count) => {
    const join = rawEvent('join_room', { room: 'locked' });
    socket.send(join);
    if (index === 0) socket.send(rawEvent('lock_room', { locked: true }));
    else calmly(socket, [join, rawEvent('leave_room')], count);
  },
  (text, socket, index, count) => {
    const to = /"door_closed",.*"host":\{"id":"([^"]+)"/.exec(text)?.[1];
    if (index === 0 || to === undefined) return;
    socket.send(rawEvent('knock', { to, payload: 'x'.repeat(24 * 1024) }));
    count(1);
  },
);

function requests(lines: (host: string) => readonly string[], pipelined: number): HttpFlood {
  return {
    over: 'http',
    connections: CONNECTIONS,
    write: (host) => ({
      bytes: `${lines(host).join('\r\n')}\r\n\r\n`.repeat(pipelined),
      requests: pipelined,
    }),
  };
}

export const floodKinds: Readonly<Record<string, FloodKind>> = {
  connections: signalling((socket) => socket.destroy()),
  joins: repeated(rawEvent('join_room', { room: 'flooded' }), rawEvent('leave_room')),
  'new rooms': signalling((socket, index, count) => {
    const room = (at: number) => `${roomOf(index)}-${String(at)}`;
    const messages = Array.from({ length: 50 }, (_, at) => [
      rawEvent('join_room', { room: room(at) }),
      rawEvent('leave_room'),
    ]);
    repeat(socket, messages.flat(), count);
  }),
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
  'no events': repeated(rawFrame('430[]'), rawFrame('40/x,')),
  'empty frames': repeated(
    Buffer.from([0x01, 0x80, 0, 0, 0, 0]),
    Buffer.from([0x00, 0x80, 0, 0, 0, 0]),
  ),
  'fan-out': fanOut,
  door,
  polling: {
    over: 'polling',
    events: Array.from({ length: ROUNDS }, () => [
      '42["join_room",{"room":"polled"}]',
      '42["leave_room"]',
    ]).flat(),
  },
  trials: { over: 'relay', clients: 16, perCredential: 30 },
  upgrades: requests(
    (host) => [
      'GET /healthz HTTP/1.1',
      `Host: ${host}`,
      'Connection: Upgrade, HTTP2-Settings',
      'Upgrade: h2c',
      'HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA',
    ],
    1,
  ),
  pages: requests((host) => ['GET /room/flooded HTTP/1.1', `Host: ${host}`], 200),
};
