import type { SignalingChannel, SignalingHandlers } from '../../lib/call/signaling-channel';
import type { ClientToServerEvents, IceServer } from '../../lib/signaling/events';
import type { DoorToken, PeerId, SeatToken, SessionId } from '../../lib/signaling/identifiers';
import { cryptoSettled } from './crypto-watch';
import { standIn } from './stand-in';

export const CAPACITY = 5;

const NO_SESSION = standIn<SessionId>('');

interface Client {
  readonly id: PeerId;
  readonly handlers: SignalingHandlers;
  seated: boolean;
  started: boolean;
  session: SessionId;
}

/**
 * One room of the signalling server in memory. Deliveries wait in a queue until they are flushed, so
 * that a test decides what is on its way while something else happens.
 */
export class FakeRoomServer {
  readonly clients = new Map<PeerId, Client>();
  /** Every event a client sent, by name, with its sender. */
  readonly sent: { from: PeerId; event: string }[] = [];
  iceServers: IceServer[] = [];
  /** Events of clients that get lost. */
  readonly drops = new Set<string>();
  #queue: (() => void)[] = [];

  channel(id: PeerId): SignalingChannel {
    return {
      open: (handlers) => {
        this.clients.set(id, { id, handlers, seated: false, started: false, session: NO_SESSION });
        this.#queue.push(() => handlers.connected());
      },
      send: (event, ...message) => this.#receive(id, event, message),
      close: () => this.disconnect(id),
    };
  }

  /** Delivers what is on its way, and what that causes, until nothing is left. */
  async flush(): Promise<void> {
    for (let turns = 0; turns < 200; turns++) {
      const batch = this.#queue;
      this.#queue = [];
      for (const deliver of batch) deliver();
      await new Promise(setImmediate);
      await cryptoSettled();
      if (this.#queue.length === 0) return;
    }
    throw new Error('The signalling never came to rest.');
  }

  disconnect(id: PeerId): void {
    this.clients.delete(id);
  }

  /** Says something of the server's own accord. */
  say(to: PeerId, action: (handlers: SignalingHandlers) => void): void {
    this.#to(to, action);
  }

  #receive<E extends keyof ClientToServerEvents>(
    from: PeerId,
    event: E,
    message: Parameters<ClientToServerEvents[E]>,
  ): void {
    const client = this.clients.get(from);
    if (!client || this.drops.has(event)) return;
    this.sent.push({ from, event });
    const [body] = message;
    switch (event) {
      case 'watch_room':
        return;
      case 'request_ice_servers':
        return this.#to(from, ({ ice_servers }) => ice_servers({ iceServers: this.iceServers }));
      case 'join_room':
        return this.#join(client, standIn(body));
      case 'start_call':
        return this.#start(client);
      case 'knock':
      case 'lock_room':
      case 'remove_peer':
      case 'transfer_host':
      case 'answer_knock':
        return;
      case 'leave_room':
        return this.#leave(client);
      case 'webrtc_offer':
      case 'webrtc_answer':
      case 'webrtc_ice_candidate':
        return this.#relay(from, event, standIn(body));
    }
  }

  #join(
    client: Client,
    { returning, session }: Parameters<ClientToServerEvents['join_room']>[0],
  ): void {
    const others = [...this.clients.values()].filter((other) => other !== client && other.seated);
    if (others.length >= CAPACITY) {
      this.#to(client.id, (handlers) => handlers.full_room({ capacity: CAPACITY, position: null }));
      return;
    }
    client.seated = true;
    client.session = standIn<SessionId>(session ?? '');
    client.started = returning?.inCall ?? false;
    const seat = {
      self: client.id,
      token: standIn<SeatToken>(`token-of-${client.id}`),
      iceServers: this.iceServers,
      capacity: CAPACITY,
      door: { host: others[0]?.id ?? client.id, locked: false, token: standIn<DoorToken>('door') },
    };
    const peers = others.map(({ id, session }) => ({ id, away: false, session }));
    this.#to(client.id, (handlers) =>
      peers.length > 0 ? handlers.room_joined({ ...seat, peers }) : handlers.room_created(seat),
    );
    if (client.started)
      this.#toOthers(client, (handlers) =>
        handlers.peer_back({ peer: client.id, session: client.session }),
      );
  }

  #start(client: Client): void {
    if (!client.seated) return;
    for (const other of this.clients.values()) {
      if (other === client || !other.started) continue;
      this.#to(other.id, (handlers) =>
        handlers.start_call({ from: client.id, session: client.session }),
      );
    }
    client.started = true;
  }

  #leave(client: Client): void {
    client.seated = false;
    client.started = false;
    this.#toOthers(client, (handlers) => handlers.peer_left({ peer: client.id }));
  }

  #relay(
    from: PeerId,
    event: 'webrtc_offer' | 'webrtc_answer' | 'webrtc_ice_candidate',
    { to, payload }: { to: PeerId; payload: string },
  ): void {
    if (this.clients.get(to)?.seated)
      this.#to(to, (handlers) => handlers[event]({ from, payload }));
  }

  #toOthers(client: Client, action: (handlers: SignalingHandlers) => void): void {
    for (const other of this.clients.values()) {
      if (other !== client && other.seated) this.#to(other.id, action);
    }
  }

  #to(id: PeerId, action: (handlers: SignalingHandlers) => void): void {
    this.#queue.push(() => {
      const client = this.clients.get(id);
      if (client) action(client.handlers);
    });
  }
}
