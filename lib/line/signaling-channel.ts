import type { GivenUp } from '../signaling/client-messages';
import type { ClientToServerEvents, ServerToClientEvents } from '../signaling/events';

/** What the call does about each word of the server, and about the socket itself. */
export interface SignalingHandlers extends ServerToClientEvents {
  connected: () => void;
  disconnected: () => void;
  /** The server said something, be it a heartbeat: the line carries. A word itself comes after this. */
  heard: () => void;
}

/** The road over the server. Opens and reconnects by itself; what is sent while it is down is lost. */
export interface SignalingChannel {
  open: (handlers: SignalingHandlers) => void;
  /** @returns false when it is down; nothing was sent then */
  send: <E extends keyof ClientToServerEvents>(
    event: E,
    ...message: Parameters<ClientToServerEvents[E]>
  ) => boolean;
  /** Connects anew at once: what is there may not carry any more, though nobody said so. */
  renew: () => void;
  close: () => void;
  /** As {@link close}, once it is up again and the server has heard that this seat was given up. */
  closeAfterLeaving: (seat: GivenUp) => void;
}
