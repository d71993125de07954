import { createHash, createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import type { RelayUrls } from '../ice/relay-urls';
import type { ConnectionId } from '../rooms/seat';
import type { RoomState } from '../rooms/room-state';
import type { Outbox } from '../signaling/outbox';
import type { RoomKeeper } from '../signaling/room-keeper';
import type { CommandDesk } from '../signaling/serve-socket';
import type { CommonClock } from '../time/common-clock';
import { chunksOf } from './chunks-of';
import { clusterOutbox } from './cluster-outbox';
import type { ClusterStore, NodeId } from './cluster-store';
import { Membership } from './membership';
import type { NodeFacts } from './node-facts';
import type { ClusterState, Nodes } from './nodes';
import { differenceBetween, readFacts, shareRelayName, SPARE_URLS, writeFacts } from './node-facts';
import type { NodeFrame } from './node-frames';
import { PostOffice } from './post-office';
import { HandedRooms } from './handed-rooms';
import { LocalDesk } from './local-desk';
import { placeOf, RemoteCallers } from './remote-callers';
import { SealedLetters } from './sealed-letters';
import type { SendAway } from './send-away';
import type { CommonRates } from './shared-counts';
import { SharedCounts } from './shared-counts';
import { Switchboard } from './switchboard';
import { Tenures } from './tenures';

export interface ClusterOptions {
  readonly store: ClusterStore;
  readonly secret: string;
  readonly facts: () => NodeFacts;
  /** For how long seats are held, in milliseconds. */
  readonly holdMs: number;
  /** To this node's own clients. */
  readonly outbox: Outbox;
  /** The relays of this node for a client of its own. */
  readonly relaysOf: (connection: ConnectionId) => RelayUrls;
  readonly sendAway: SendAway;
  readonly rates: CommonRates;
  /** Another node says that credentials of a peer are void, up to a number of issue. */
  readonly onRevoked: (peer: PeerId, lastIssue: number) => void;
  readonly logger: Logger;
  /** Milliseconds on a clock that does not go back, also while the machine sleeps. */
  readonly now: () => number;
  readonly clock: CommonClock;
}

/** One of many servers that serve one site: finds the keeper of each room, and is one. */
export class Cluster implements Nodes {
  readonly #options: ClusterOptions;
  readonly #letters: SealedLetters;
  readonly #membership: Membership;
  readonly #post: PostOffice;
  readonly #tenures: Tenures;
  readonly #facts = new Map<NodeId, NodeFacts>();
  readonly #handed: HandedRooms;
  readonly outbox: Outbox;
  #keeper: RoomKeeper | null = null;
  #local: LocalDesk | null = null;
  #switchboard: Switchboard | null = null;
  #remote: RemoteCallers | null = null;
  #counts: SharedCounts | null = null;
  #isConfirming = false;
  #leasesWon = 0;
  #leasesLost = 0;
  #passedOn = 0;

  constructor(options: ClusterOptions) {
    const { store, secret, facts, holdMs, logger, now, clock, outbox } = options;
    this.#options = options;
    this.#letters = new SealedLetters(secret);
    this.#handed = new HandedRooms(holdMs, now);
    this.#membership = new Membership(
      {
        store,
        facts: () => writeFacts(facts(), this.#letters),
        readUpTo: () => this.#post.readUpTo,
        now,
        clock,
        logger,
      },
      {
        joined: (node, sealed) => this.#onJoined(node, sealed),
        told: (node, sealed) => this.#noteFacts(node, sealed),
        won: () => void (this.#leasesWon += 1),
        left: (node) => this.#onLeft(node),
        reborn: (former) => this.#onReborn(former),
        renewed: () => void this.#confirm(),
      },
    );
    this.#post = new PostOffice({
      store,
      letters: this.#letters,
      self: () => this.#membership.id,
      onFrame: (from, frame) => this.#receive(from, frame),
      onBroken: (node) => {
        this.#void(node);
        this.#greet(node);
      },
      logger,
    });
    this.#tenures = new Tenures(
      {
        store,
        membership: this.#membership,
        keyOf: (room) => createHmac('sha256', secret).update(`room ${room}`).digest('base64url'),
        isIdle: (room) => this.#keeper?.isIdle(room) ?? true,
        now,
      },
      {
        kept: (room, former) => this.#onKept(room, former),
        lost: (room) => this.#onLost(room),
      },
    );
    this.outbox = clusterOutbox(outbox, (to, frame) => {
      // Of those who are in rooms here with a node that is gone, one is told that another is away.
      if (this.#membership.knows(to)) this.#post.send(to, frame);
    });
  }

  get id(): NodeId {
    return this.#membership.id;
  }

  get isReady(): boolean {
    return this.#membership.holds;
  }

  get state(): ClusterState {
    return {
      nodes: this.#membership.others.length + 1,
      holdsLease: this.#membership.holds,
      leasesWon: this.#leasesWon,
      leasesLost: this.#leasesLost,
      roomsKept: this.#tenures.count,
      passedOn: this.#passedOn,
    };
  }

  serve(keeper: RoomKeeper): CommandDesk {
    const { outbox, sendAway, rates, now } = this.#options;
    const self = (): NodeId => this.#membership.id;
    const settle = (room: RoomId): Promise<NodeId> => this.#tenures.settle(room);
    const send = (to: NodeId, frame: NodeFrame): void => {
      if (frame.kind === 'say') this.#passedOn += 1;
      this.#post.send(to, frame);
    };
    this.#keeper = keeper;
    this.#counts = new SharedCounts({
      rates,
      rooms: keeper.opened,
      others: () => (this.#membership.holds ? this.#readers : []),
      send,
    });
    this.#remote = new RemoteCallers({ self, settle, send, tenures: this.#tenures, keeper, now });
    this.#local = new LocalDesk(keeper, this.#tenures, sendAway);
    this.#switchboard = new Switchboard({
      self,
      settle,
      send,
      outbox,
      sendAway,
      relaysOf: (connection) => this.relaysOf(connection),
      local: this.#local,
    });
    return this.#switchboard;
  }

  /** The relays for a connection: those of its own node, and one more. */
  relaysOf(connection: ConnectionId): RelayUrls {
    const remote = this.#remote?.relaysOf(connection);
    if (remote) return remote;
    const own = this.#options.relaysOf(connection);
    const others = [...this.#facts.values()].map(({ relays }) => relays);
    const spares = others.filter(([best]) => best !== undefined && !own.turn.includes(best));
    const [number = 0] = createHash('sha256').update(connection).digest();
    const spare = spares[number % spares.length] ?? [];
    return { stun: own.stun, turn: [...own.turn, ...spare.slice(0, SPARE_URLS)] };
  }

  tellRevoked(peer: PeerId, lastIssue: number): void {
    for (const node of this.#readers) {
      this.#post.send(node, { kind: 'revoke', peer, lastIssue });
    }
  }

  get mayAct(): boolean {
    return this.#membership.holds && this.#tenures.areConfirmed;
  }

  sweep(): void {
    this.#tenures.tidy();
    this.#keeper?.sweep();
  }

  async start(): Promise<void> {
    void this.#post.run();
    await this.#membership.start();
  }

  /** Hands its rooms over, as they are, to the other nodes, and gives its lease back. */
  async leave(): Promise<void> {
    // Who else is there may be news. Where the store is away nobody can be told, and clients don't wait for that.
    if (await this.#membership.renew()) await this.#handOver();
    await this.#membership.leave();
    this.#post.close();
    this.#options.store.close();
  }

  async #handOver(): Promise<void> {
    const handed = this.#handed.all;
    const rooms = [...this.#tenures.held, ...handed.keys()];
    const others = this.#readers;
    this.#membership.stop();
    for (const some of chunksOf(rooms)) {
      const heirs = new Map<RoomId, NodeId>();
      for (const room of some) {
        const state = this.#keeper?.state(room) ?? handed.get(room)?.state;
        const to = others[heirs.size % others.length];
        if (!state || to === undefined) continue;
        this.#post.send(to, { kind: 'take', room, state });
        heirs.set(room, to);
      }
      if (heirs.size === 0) continue;
      // Whoever may not have heard of a room is no heir of it: it is inherited as after a crash, and grows back.
      if (!(await this.#post.drain())) return;
      await this.#tenures.hand(heirs).catch(() => undefined);
    }
  }

  /** The other nodes that can read what this one writes: those with another secret can't. */
  get #readers(): NodeId[] {
    return this.#membership.others.filter((node) => this.#facts.has(node));
  }

  #receive(from: NodeId, frame: NodeFrame): void {
    this.#membership.meet(from);
    if (frame.kind === 'take') return this.#onTake(from, frame.room, frame.state);
    if (frame.kind === 'revoke') return this.#options.onRevoked(frame.peer, frame.lastIssue);
    this.#switchboard?.receive(from, frame);
    this.#remote?.receive(from, frame);
    this.#counts?.receive(from, frame);
  }

  #onJoined(node: NodeId, sealed: string): void {
    const { facts, logger } = this.#options;
    const other = this.#noteFacts(node, sealed);
    this.#greet(node);
    const different = differenceBetween(facts(), other);
    logger.info({ other: node, nodes: this.state.nodes }, 'node_joined');
    if (different !== null) logger.warn({ other: node, different }, 'node_differs');
    if (other && shareRelayName(facts(), other)) logger.warn({ other: node }, 'relay_name_shared');
  }

  #noteFacts(node: NodeId, sealed: string): NodeFacts | null {
    const facts = readFacts(sealed, this.#letters);
    if (facts) this.#facts.set(node, facts);
    return facts;
  }

  #greet(node: NodeId): void {
    if (this.#facts.has(node)) this.#counts?.greet(node);
  }

  #onLeft(node: NodeId): void {
    this.#options.logger.info({ other: node }, 'node_left');
    this.#facts.delete(node);
    this.#post.forget(node);
    this.#void(node);
  }

  /** What was said between this node and another one is void. */
  #void(node: NodeId): void {
    this.#switchboard?.drop(node);
    this.#remote?.drop(node);
    this.#counts?.drop(node);
  }

  #onReborn(former: NodeId): void {
    this.#leasesLost += 1;
    this.#options.logger.warn({ former, rooms: this.#tenures.count }, 'lease_lost');
    this.#post.reset();
    // Another may have kept such a room meanwhile, and a store that fails over may not know of it.
    this.#handed.clear();
    this.#switchboard?.rename(former);
  }

  #onTake(from: NodeId, room: RoomId, state: RoomState): void {
    // Its people may have come faster than the word of it. Where it is had from before, it is gone on with as it is, or lost.
    if (this.#tenures.remembers(room)) this.#keeper?.restore(room, state);
    else this.#handed.add(room, { from, to: this.#membership.id, state });
  }

  #onKept(room: RoomId, former: NodeId | null): void {
    const state = this.#handed.take(room, former);
    if (state) this.#keeper?.restore(room, state);
    else if (former !== null) this.#keeper?.inherit(room);
  }

  #onLost(room: RoomId): void {
    this.#local?.forget(room);
    const connections = this.#keeper?.abandon(room) ?? [];
    const own = connections.filter((connection) => !placeOf(connection));
    this.#options.sendAway(own, 'at_once');
    for (const connection of connections) if (placeOf(connection)) this.outbox.close(connection);
  }

  async #confirm(): Promise<void> {
    if (this.#isConfirming) return;
    this.#isConfirming = true;
    await this.#tenures.confirm().catch(() => undefined);
    this.#isConfirming = false;
    this.#local?.goOn();
  }
}
