import type { SignalingChannel, SignalingHandlers } from '../../lib/line/signaling-channel';
import type { ClientToServerEvents, Door, IceServer, PrepareEnd } from '../../lib/signaling/events';
import type {
  DoorToken,
  PeerId,
  RoomId,
  SeatToken,
  SessionId,
} from '../../lib/signaling/identifiers';
import { cryptoSettled } from './crypto-watch';
import { standIn } from './stand-in';

export const CAPACITY = 5;

const NO_SESSION = standIn<SessionId>('');

/** A sealed signal on its way through the server. */
export interface Carried {
  readonly event: 'webrtc_offer' | 'webrtc_answer' | 'webrtc_ice_candidate';
  readonly from: PeerId;
  readonly to: PeerId;
  readonly payload: string;
}

interface Client {
  readonly id: PeerId;
  readonly handlers: SignalingHandlers;
  /** Whether there is a connection. */
  online: boolean;
  seated: boolean;
  atDoor: boolean;
  started: boolean;
  /** Its page knows those who prepare. */
  accepts: boolean;
  /** Is in the lobby, and linked to those inside. */
  preparing: boolean;
  session: SessionId;
}

/**
 * One room of the signalling server in memory. Deliveries wait in a queue until they are flushed, so
 * that a test decides what is on its way while something else happens.
 */
export class FakeRoomServer {
  readonly clients = new Map<PeerId, Client>();
  /** Every event a client sent, by name, with its sender. */
  readonly sent: { from: PeerId; event: string; body: unknown }[] = [];
  iceServers: IceServer[] = [];
  /** Every signal that one client sent to another. */
  readonly carried: Carried[] = [];
  /** What becomes of a signal: an honest server delivers it as it is. */
  carry: (signal: Carried) => readonly Carried[] = (signal) => [signal];
  /** Who gave up the connection for another one. */
  readonly renewals: PeerId[] = [];
  /** Events of clients that get lost. */
  readonly drops = new Set<string>();
  /** Whether it introduces people before they join. */
  prepares = false;
  /** Null while nobody is inside. */
  host: PeerId | null = null;
  locked = false;
  newcomersRead = true;
  readonly latecomers = new Set<PeerId>();
  /** What has to be given to open a room, if anything. */
  access: string | null = null;
  readonly removed = new Set<PeerId>();
  #queue: (() => void)[] = [];

  channel(id: PeerId): SignalingChannel {
    return {
      open: (handlers) => {
        const nothing = { seated: false, atDoor: false, started: false, preparing: false };
        const client = { id, handlers, online: true, accepts: false, ...nothing };
        this.clients.set(id, { ...client, session: NO_SESSION });
        this.#queue.push(() => handlers.connected());
      },
      send: (event, ...message) => this.#receive(id, event, message),
      renew: () => this.renewals.push(id),
      close: () => this.disconnect(id),
      closeAfterLeaving: (seat) => {
        this.sent.push({ from: id, event: 'leave_room', body: { seat } });
        this.disconnect(id);
      },
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

  sessionOf(id: PeerId): SessionId {
    return this.clients.get(id)?.session ?? NO_SESSION;
  }

  /** The host's connection is lost, or there again: those at the door are told whom to knock at. */
  setHostAway(away: boolean): void {
    for (const client of this.clients.values()) if (client.atDoor) this.#tellClosed(client, away);
  }

  /** The connection of a client is gone, and both sides know. The seat is held. */
  lose(id: PeerId): void {
    const client = this.#client(id);
    if (!client.online) return;
    client.online = false;
    client.accepts = false;
    client.handlers.disconnected();
    this.#endPreparing(client);
    if (client.seated) this.#toOthers(client, (handlers) => handlers.peer_away({ peer: id }));
  }

  /** The client connects again. */
  regain(id: PeerId): void {
    const client = this.#client(id);
    if (client.online) return;
    client.online = true;
    this.#queue.push(() => client.handlers.connected());
  }

  /** A held seat runs out. */
  free(id: PeerId): void {
    const client = this.#client(id);
    if (!client.seated) return;
    client.seated = false;
    this.#toOthers(client, (handlers) => handlers.peer_left({ peer: id }));
  }

  /** Somebody is put out. */
  remove(id: PeerId): void {
    const client = this.#client(id);
    client.seated = false;
    this.#toOthers(client, (handlers) => handlers.peer_left({ peer: id, removed: true }));
  }

  /** Loses all connections and forgets all seats. */
  die(): void {
    this.#queue = [];
    for (const client of this.clients.values()) {
      client.seated = false;
      client.started = false;
    }
    for (const id of this.clients.keys()) this.lose(id);
  }

  /** Says something of the server's own accord. */
  say(to: PeerId, action: (handlers: SignalingHandlers) => void): void {
    this.#to(to, action);
  }

  #receive<E extends keyof ClientToServerEvents>(
    from: PeerId,
    event: E,
    message: Parameters<ClientToServerEvents[E]>,
  ): boolean {
    const client = this.clients.get(from);
    if (!client?.online) return false;
    if (!this.drops.has(event)) this.#heed(client, event, message);
    return true;
  }

  #heed<E extends keyof ClientToServerEvents>(
    client: Client,
    event: E,
    message: Parameters<ClientToServerEvents[E]>,
  ): void {
    const { id: from } = client;
    const [body] = message;
    this.sent.push({ from, event, body });
    switch (event) {
      case 'watch_room':
        return this.#to(from, ({ room_status }) => room_status(this.#status()));
      case 'request_ice_servers':
        return this.#to(from, ({ ice_servers }) => ice_servers({ iceServers: this.iceServers }));
      case 'join_room':
        return this.#join(client, standIn(body));
      case 'start_call':
        return this.#start(client);
      case 'prepare_call':
        return this.#prepare(client, standIn(body));
      case 'accept_preparing':
        client.accepts = true;
        for (const other of this.clients.values()) if (other.preparing) this.#introduce(other);
        return;
      case 'knock':
        return this.#knock(client, standIn(body));
      case 'lock_room':
      case 'let_newcomers_read':
      case 'remove_peer':
      case 'transfer_host':
      case 'answer_knock':
        return from === this.host
          ? this.#obey(event, standIn(body))
          : this.#to(from, ({ signal_error }) => signal_error({ code: 'not_host', event }));
      case 'leave_room':
        return this.#leave(client);
      case 'webrtc_offer':
      case 'webrtc_answer':
      case 'webrtc_ice_candidate':
        return this.#relay({ ...standIn<Carried>(body), event, from });
    }
  }

  #join(
    client: Client,
    { returning, session, access, prepared }: Parameters<ClientToServerEvents['join_room']>[0],
  ): void {
    if (prepared === client.id) client.preparing = false;
    else this.#endPreparing(client);
    client.session = standIn<SessionId>(session ?? '');
    const startedBefore = client.started;
    client.started = returning?.inCall ?? false;
    const others = [...this.clients.values()].filter((other) => other !== client && other.seated);
    if (this.access !== null && others.length === 0 && access !== this.access) {
      const code = access === undefined ? 'access_required' : 'access_denied';
      this.#to(client.id, ({ signal_error }) => signal_error({ code, event: 'join_room' }));
      return;
    }
    const hadSeat = returning?.token.startsWith('token-of-') === true;
    const mayReturn = hadSeat && !this.removed.has(client.id);
    if (this.removed.has(client.id) || (this.locked && !mayReturn && !client.seated)) {
      client.atDoor = true;
      return this.#tellClosed(client, false);
    }
    if (others.length >= CAPACITY) {
      const full = { capacity: CAPACITY, position: null, token: null };
      this.#to(client.id, (handlers) => handlers.full_room(full));
      return;
    }
    const wasAway = client.seated;
    if (wasAway) client.started ||= startedBefore;
    this.#seat(client, !hadSeat && !wasAway);
    if (client.started || wasAway)
      this.#toOthers(client, (handlers) =>
        handlers.peer_back({ peer: client.id, session: client.session }),
      );
  }

  #seat(client: Client, isNew = true): void {
    const others = [...this.clients.values()].filter((other) => other !== client && other.seated);
    if (isNew && !this.newcomersRead) {
      this.latecomers.add(client.id);
      this.#tellDoor();
    }
    client.seated = true;
    client.atDoor = false;
    this.host ??= client.id;
    const seat = {
      self: client.id,
      token: standIn<SeatToken>(`token-of-${client.id}`),
      iceServers: this.iceServers,
      capacity: CAPACITY,
      door: this.#door(),
    };
    const peers = others.map(({ id, session, online }) => ({ id, away: !online, session }));
    this.#to(client.id, (handlers) =>
      peers.length > 0 ? handlers.room_joined({ ...seat, peers }) : handlers.room_created(seat),
    );
  }

  #prepare(client: Client, { session }: Parameters<ClientToServerEvents['prepare_call']>[0]): void {
    client.session = session;
    client.preparing = true;
    this.#introduce(client);
  }

  /** As often as there is news: pages know what they know already. */
  #introduce({ id: peer, session }: Client): void {
    const partners = [...this.clients.values()].filter(({ seated, accepts }) => seated && accepts);
    const peers = partners.map((other) => ({ id: other.id, session: other.session }));
    const { iceServers } = this;
    this.#to(peer, ({ call_prepared }) => call_prepared({ self: peer, iceServers, peers }));
    for (const { id } of partners) {
      this.#to(id, ({ peer_preparing }) => peer_preparing({ peer, session }));
    }
  }

  /** The server ends it. */
  endPreparing(id: PeerId, reason: PrepareEnd): void {
    this.#to(id, ({ prepare_ended }) => prepare_ended({ reason }));
    this.#endPreparing(this.#client(id));
  }

  #endPreparing(client: Client): void {
    if (!client.preparing) return;
    client.preparing = false;
    this.#toOthers(client, (handlers) => handlers.peer_left({ peer: client.id }));
  }

  #door(): Door {
    return {
      host: this.host ?? standIn<PeerId>(''),
      locked: this.locked,
      newcomersRead: this.newcomersRead,
      latecomers: [...this.latecomers],
      token: standIn<DoorToken>(`${this.host ?? ''}.${this.locked ? 'locked' : 'open'}`),
    };
  }

  #tellDoor(): void {
    const door = this.#door();
    for (const { id, seated } of this.clients.values()) {
      if (seated) this.#to(id, (handlers) => handlers.door_changed(door));
    }
  }

  #tellClosed({ id }: Client, hostAway: boolean): void {
    const host = hostAway ? undefined : this.clients.get(this.host ?? standIn<PeerId>(''));
    const reason = this.removed.has(id) ? 'removed' : 'locked';
    this.#to(id, (handlers) =>
      handlers.door_closed({
        self: id,
        token: standIn<SeatToken>(`place-of-${id}`),
        host: host ? { id: host.id, session: host.session } : null,
        reason,
      }),
    );
  }

  #knock(client: Client, { to, payload }: { to: PeerId; payload: string }): void {
    if (!client.atDoor || to !== this.host) return;
    const { id: from, session } = client;
    this.#to(to, (handlers) => handlers.knock({ from, session, payload }));
  }

  #obey(
    event: 'lock_room' | 'let_newcomers_read' | 'remove_peer' | 'transfer_host' | 'answer_knock',
    body: { locked: boolean; read: boolean; peer: PeerId; admit: boolean },
  ): void {
    const target = this.clients.get(body.peer);
    if (event === 'lock_room') this.locked = body.locked;
    if (event === 'let_newcomers_read') this.newcomersRead = body.read;
    if (event === 'transfer_host') this.#makeHost(body.peer);
    if (event === 'remove_peer' && target) {
      this.locked = true;
      this.removed.add(target.id);
      this.#to(target.id, ({ signal_error }) => signal_error({ code: 'removed', event: null }));
      this.#leave(target, true);
    }
    if (event !== 'answer_knock') return this.#tellDoor();
    if (!target?.atDoor) return;
    target.atDoor = false;
    if (!body.admit)
      return this.#to(target.id, (handlers) => handlers.knock_refused({ reason: 'host' }));
    this.removed.delete(target.id);
    this.#seat(target);
    if (!target.started) return;
    target.started = false;
    this.#start(target);
  }

  #makeHost(peer: PeerId | null): void {
    this.host = peer;
    this.setHostAway(peer === null);
  }

  #start(client: Client): void {
    if (client.atDoor) client.started = true;
    if (!client.seated) return;
    for (const other of this.clients.values()) {
      if (other === client || !other.seated || !other.started) continue;
      this.#to(other.id, (handlers) =>
        handlers.start_call({ from: client.id, session: client.session }),
      );
    }
    client.started = true;
  }

  #leave(client: Client, removed = false): void {
    if (client.preparing) return this.#endPreparing(client);
    const host = this.host;
    if (client.atDoor && host !== null) {
      this.#to(host, (handlers) => handlers.knock_withdrawn({ peer: client.id }));
    }
    client.seated = false;
    client.atDoor = false;
    client.started = false;
    this.#toOthers(client, (handlers) => handlers.peer_left({ peer: client.id, removed }));
    if (host !== client.id) return;
    this.#makeHost([...this.clients.values()].find(({ seated }) => seated)?.id ?? null);
    this.#tellDoor();
  }

  /** Hands a signal to its receiver, whoever it is from. */
  deliver({ event, from, to, payload }: Carried): void {
    const target = this.clients.get(to);
    if (target && (target.seated || target.preparing) && target.online)
      this.#to(to, (handlers) => handlers[event]({ from, payload }));
  }

  #relay(signal: Carried): void {
    const { seated, preparing } = this.#client(signal.from);
    if (!seated && !preparing) return;
    this.carried.push(signal);
    for (const delivered of this.carry(signal)) this.deliver(delivered);
  }

  #toOthers(client: Client, action: (handlers: SignalingHandlers) => void): void {
    for (const other of this.clients.values()) {
      if (other !== client && other.seated) this.#to(other.id, action);
    }
  }

  #to(id: PeerId, action: (handlers: SignalingHandlers) => void): void {
    this.#queue.push(() => {
      const client = this.clients.get(id);
      if (!client?.online) return;
      client.handlers.heard();
      action(client.handlers);
    });
  }

  #status() {
    const present = [...this.clients.values()].filter(({ seated }) => seated).length;
    const status = { present, capacity: CAPACITY, locked: this.locked };
    const told = this.prepares ? ({ prepares: true } as const) : {};
    return { room: standIn<RoomId>('sala'), ...status, ...told };
  }

  #client(id: PeerId): Client {
    const client = this.clients.get(id);
    if (!client) throw new Error(`${id} never came.`);
    return client;
  }
}
