import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import type { GivenUp } from '../signaling/client-messages';
import type { ClientToServerEvents, ServerToClientEvents } from '../signaling/events';
import { randomFraction } from '../base/random-fraction';
import type { SignalingChannel, SignalingHandlers } from './signaling-channel';

type SignalingSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** Socket.IO leaves it to the application to come back after the server closed the socket on purpose. */
const RETURN_DELAY_MS = 2_000;

/** Between attempts to come back: at first, and at most. Socket.IO adds or takes up to a half, by chance. */
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 5_000;

/** An attempt that gets no answer is given up after as long as heartbeats would take; the next one may fare better. */
const ATTEMPT_MS = 10_000;

/** What Socket.IO calls it. */
const TIMED_OUT = 'timeout';

/** A WebSocket that is open says something at once: what it says has been waiting for it. */
const SILENCE_MS = 3_000;

/** A page that has no time hears nothing, and its timers wait as well: silence is counted in so many looks. */
const SILENT_LOOKS = 6;

/** A seat whose owner is gone without a word is free by then, unless the server holds seats for longer than most. */
const HOLD_MS = 60_000;

/** WebSocket first: one round trip less than starting with polling. */
const DIRECT = ['websocket', 'polling'];

/** In the address of each request, polling ones and WebSockets alike (`deploy/haproxy.cfg` reads it). */
const MARK_PARAMETER = 'r';

/** Polling first, and on to a WebSocket only when one has proved to carry. */
const CAREFUL = ['polling', 'websocket'];

/** Under this a tab remembers that a WebSocket once opened and stayed silent. */
const SILENT_KEY = 'tertulia.silentWebSocket';

/** The same for this page, which may have no storage. */
let isSilent = false;

/** A {@link SignalingChannel} that can begin before there is anybody to hear what comes over it. */
export interface SocketChannel extends SignalingChannel {
  /**
   * Connects ahead of `open`, which takes it from there: the server says nothing to who has asked for nothing.
   *
   * @returns what disconnects again, unless it is open by then
   */
  connect: () => () => void;
}

export interface SocketChannelOptions {
  /** What the tab keeps when its page is loaded again. Never throws. */
  memory: Pick<Storage, 'getItem' | 'setItem'>;
  /** Tells a balancer in front of many servers who belong together; null: alone. */
  mark?: string | null;
}

/**
 * The signalling channel over Socket.IO, with polling where a WebSocket is blocked, or opens and carries nothing, as
 * behind a middlebox that answers for the server. Reconnection is spread out by Socket.IO's own jitter.
 */
export function createSocketChannel({ memory, mark = null }: SocketChannelOptions): SocketChannel {
  /** Careful for as long as the tab lives once a WebSocket was silent: on another network that costs a round trip. */
  const transports = (): string[] =>
    isSilent || memory.getItem(SILENT_KEY) !== null ? CAREFUL : DIRECT;
  const onSilence = (): void => {
    isSilent = true;
    memory.setItem(SILENT_KEY, 'yes');
  };
  let socket: SignalingSocket | null = null;
  /** It is connecting, or connected, and nobody listens yet. */
  let ahead: SignalingSocket | null = null;
  let returning: ReturnType<typeof setTimeout> | undefined;
  const make = (): SignalingSocket => {
    const made: SignalingSocket = io({
      transports: transports(),
      tryAllTransports: true,
      timeout: ATTEMPT_MS,
      reconnectionDelay: FIRST_DELAY_MS,
      reconnectionDelayMax: MAX_DELAY_MS,
      ...(mark !== null && { query: { [MARK_PARAMETER]: mark } }),
    });
    made.on('disconnect', (reason) => {
      if (reason !== 'io server disconnect') return;
      returning = setTimeout(() => made.connect(), RETURN_DELAY_MS * (0.5 + randomFraction()));
    });
    made.on('signal_error', ({ returnMs }) => {
      if (returnMs !== undefined) made.io.reconnectionDelay(FIRST_DELAY_MS + returnMs);
    });
    made.on('connect', () => {
      made.io.reconnectionDelay(FIRST_DELAY_MS);
      made.io.opts.transports = transports();
    });
    // A WebSocket may never begin, too: Firefox has those wait for up to a minute that follow on failed ones.
    made.io.on('error', ({ message }) => {
      if (message === TIMED_OUT) made.io.opts.transports = CAREFUL;
    });
    mindSilence(made, onSilence);
    // The attempt begins right after this.
    made.io.on('reconnect_attempt', () => queueMicrotask(() => mindSilence(made, onSilence)));
    return made;
  };
  const disconnect = (made: SignalingSocket): void => {
    clearTimeout(returning);
    made.removeAllListeners();
    made.disconnect();
  };
  return {
    connect() {
      if (!socket) ahead ??= make();
      return () => {
        if (ahead) disconnect(ahead);
        ahead = null;
      };
    },
    open(handlers) {
      socket = ahead ?? make();
      ahead = null;
      listen(socket, handlers);
      if (socket.connected) handlers.connected();
    },
    send(event, ...message) {
      // Socket.IO would keep it and send it after the next connect, before the seat is taken again.
      if (!socket?.connected) return false;
      socket.emit(event, ...message);
      return true;
    },
    renew() {
      clearTimeout(returning);
      socket?.disconnect().connect();
    },
    close() {
      if (socket) disconnect(socket);
      socket = null;
    },
    closeAfterLeaving(seat) {
      clearTimeout(returning);
      if (socket) leaveLate(socket, seat);
      socket = null;
    },
  };
}

/** Tells the server as soon as it can be reached, and disconnects. */
function leaveLate(socket: SignalingSocket, seat: GivenUp): void {
  socket.removeAllListeners();
  const end = setTimeout(() => socket.disconnect(), HOLD_MS);
  socket.once('connect', () => {
    clearTimeout(end);
    socket.emit('leave_room', { seat });
    socket.disconnect();
  });
  // Socket.IO does not come back by itself where the server had closed it.
  if (!socket.active) socket.connect();
}

/** Begins anew with polling when the WebSocket that is being opened says nothing. */
function mindSilence(socket: SignalingSocket, onSilence: () => void): void {
  const { engine } = socket.io;
  if (engine.transport.name !== 'websocket') return;
  engine.transport.once('open', () => {
    let looks = 0;
    const looking = setInterval(() => {
      if (++looks < SILENT_LOOKS) return;
      clearInterval(looking);
      onSilence();
      socket.io.opts.transports = CAREFUL;
      socket.disconnect().connect();
    }, SILENCE_MS / SILENT_LOOKS);
    engine.once('handshake', () => clearInterval(looking));
    engine.once('close', () => clearInterval(looking));
  });
}

function listen(
  socket: SignalingSocket,
  { connected, disconnected, heard, ...events }: SignalingHandlers,
): void {
  socket.on('connect', connected);
  socket.on('disconnect', disconnected);
  socket.onAny(heard);
  socket.io.on('ping', heard);
  socket.on('room_status', events.room_status);
  socket.on('room_created', events.room_created);
  socket.on('room_joined', events.room_joined);
  socket.on('full_room', events.full_room);
  socket.on('start_call', events.start_call);
  socket.on('call_prepared', events.call_prepared);
  socket.on('prepare_ended', events.prepare_ended);
  socket.on('peer_preparing', events.peer_preparing);
  socket.on('webrtc_offer', events.webrtc_offer);
  socket.on('webrtc_answer', events.webrtc_answer);
  socket.on('webrtc_ice_candidate', events.webrtc_ice_candidate);
  socket.on('peer_left', events.peer_left);
  socket.on('peer_away', events.peer_away);
  socket.on('peer_back', events.peer_back);
  socket.on('door_changed', events.door_changed);
  socket.on('door_closed', events.door_closed);
  socket.on('knock', events.knock);
  socket.on('knock_withdrawn', events.knock_withdrawn);
  socket.on('knock_refused', events.knock_refused);
  socket.on('ice_servers', events.ice_servers);
  socket.on('signal_error', events.signal_error);
}
