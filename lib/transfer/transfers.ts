import type { Clock } from '../base/clock';
import { systemClock } from '../base/clock';
import type { OpenChannel, PeerChannels } from '../base/peer-channels';
import { SnapshotFeed } from '../base/snapshot-feed';
import type { PeerId, RoomId } from '../signaling/identifiers';
import { cleanFileName } from './clean-file-name';
import { Incoming } from './incoming';
import {
  LEFT_MS,
  MAX_FILES_AT_ONCE,
  MAX_INCOMING_OF_ONE,
  MEMORY_BYTES,
  PROGRESS_MS,
} from './limits';
import { newTransferId } from './new-transfer-id';
import type { Addressee } from './outgoing';
import { Outgoing } from './outgoing';
import type { RefusedWord } from './peer-words';
import { PeerWords } from './peer-words';
import { SegmentMemory } from './segment-memory';
import { TookClock } from './took-clock';
import type { TransferEdges } from './transfer-edges';
import { browserEdges } from './transfer-edges';
import { TransferMemory } from './transfer-memory';
import { TransferPeople } from './transfer-people';
import { TransferShelf } from './transfer-shelf';
import type { Offer } from './transfer-message';
import { Uplink } from './uplink';
import type {
  TransferId,
  TransfersSnapshot,
  TransferSource,
  TurnedAway,
  UnsendableFile,
} from './transfer-snapshot';

export interface TransfersOptions {
  room: RoomId;
  channels: PeerChannels<PeerId>;
  edges?: TransferEdges;
  clock?: Clock;
  onError?: (error: unknown) => void;
}

/**
 * Files that people in one call hand each other, from browser to browser. Nothing happens before {@link open}, and
 * nothing is kept when the visit is over.
 */
export class Transfers implements TransferSource {
  readonly #options: TransfersOptions;
  readonly #edges: TransferEdges;
  readonly #clock: Clock;
  readonly #memory: TransferMemory;
  readonly #feed = new SnapshotFeed<TransfersSnapshot>({
    transfers: [],
    maxBytes: MEMORY_BYTES,
    turnedAway: null,
  });
  readonly #people = new TransferPeople();
  readonly #shelf = new TransferShelf();
  readonly #took: TookClock;
  readonly #words: PeerWords;
  readonly #uplink: Uplink;
  readonly #read = new SegmentMemory();
  #maxBytes = MEMORY_BYTES;
  /** Of the seat that the channels belong to; null before there was one. */
  #self: PeerId | null = null;
  #turnedAway: TurnedAway | null = null;
  #stopUsing: (() => void) | null = null;
  #stopSweeping: (() => void) | null = null;
  #stopTicking: (() => void) | null = null;

  constructor(options: TransfersOptions) {
    this.#options = options;
    this.#edges = options.edges ?? browserEdges;
    this.#clock = options.clock ?? systemClock;
    this.#memory = new TransferMemory({ room: options.room, storage: this.#edges.storage });
    this.#took = new TookClock(this.#clock);
    this.#uplink = new Uplink(() => this.#clock.now());
    this.#words = new PeerWords({
      shelf: this.#shelf,
      now: () => this.#clock.now(),
      channelOf: (peer) => this.#people.channelTo(peer),
      put: (peer, offer) => {
        const name = this.#people.nameOf(peer) ?? '';
        return this.#addIncoming({ peer, name }, offer, Date.now());
      },
      turnAway: (peer, file) => {
        // One is told of, however many there are.
        if (this.#turnedAway) return;
        this.#turnedAway = { name: this.#people.nameOf(peer) ?? '', file };
        this.#publish();
      },
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = (): TransfersSnapshot => this.#feed.current;

  /** How often something was refused, by the reason. */
  get refused(): ReadonlyMap<RefusedWord, number> {
    return this.#words.refused;
  }

  open(): void {
    void this.#measure();
    this.#sweep();
    this.#stopSweeping = this.#clock.every(LEFT_MS, () => this.#sweep());
    this.#stopUsing = this.#options.channels.use({
      opened: (peer, channel) => this.#onOpened(peer, channel),
      closed: (peer) => this.#onClosed(peer),
      received: (peer, data) => this.#words.hear(peer, data),
      offered: (peer, channel) => this.#words.takeBytes(peer, channel),
    });
  }

  /** The visit is over: what has not been saved is gone. {@link open} may follow. */
  close(): void {
    this.#stopUsing?.();
    this.#stopSweeping?.();
    this.#shelf.clear();
    this.#keep();
    this.#turnedAway = null;
    this.#people.unlinkAll();
    this.#took.stop();
    this.#stopTicking?.();
    this.#stopTicking = null;
    this.#publish();
  }

  /** There is a seat: what an earlier page of it had under way is on the list, also while nobody else is there. */
  takeSeat(): void {
    this.#restore();
    this.#publish();
  }

  /** Who else is in the call, by the names on their tiles. */
  setPeople(people: readonly { readonly id: PeerId; readonly name: string }[]): void {
    if (this.#people.setPeople(people)) this.#publish();
  }

  /** Whether somebody in the call says something: it is to be heard well. */
  setSpeaking(speaking: boolean): void {
    this.#uplink.setSpeaking(speaking);
  }

  readonly send = (files: readonly File[], to: PeerId | null): readonly UnsendableFile[] => {
    const addressees = this.#people.addressees(to);
    const space = Math.min(MAX_FILES_AT_ONCE, this.#shelf.space);
    const taken = addressees.length > 0 ? files.slice(0, space) : [];
    for (const file of taken) void this.#offer(file, addressees);
    const why = addressees.length > 0 ? 'tooMany' : 'nobodyThere';
    return files.slice(taken.length).map(({ name }) => ({ name: cleanFileName(name), why }));
  };

  readonly accept = (id: TransferId, where: 'inBrowser' | 'askPlace'): void => {
    const incoming = this.#shelf.getIncoming(id);
    if (!incoming) return;
    const { sinks } = this.#edges;
    const { name } = incoming.offer;
    if (where === 'inBrowser') this.#takeInWhatFits(incoming);
    else void incoming.accept(() => sinks.ask(name), false);
  };

  readonly refuse = (id: TransferId): void => this.#shelf.getIncoming(id)?.refuse();

  readonly pause = (id: TransferId): void => this.#shelf.get(id)?.pause(true);

  readonly resume = (id: TransferId): void => this.#shelf.get(id)?.pause(false);

  readonly cancel = (id: TransferId): void => this.#shelf.get(id)?.cancel();

  readonly pickAgain = (id: TransferId, file: File): boolean => {
    const transfer = this.#shelf.get(id);
    if (!(transfer instanceof Outgoing) || !transfer.isOf(file)) return false;
    transfer.setFile(file);
    this.#offerToAll(transfer);
    return true;
  };

  readonly dismiss = (id: TransferId): void => {
    void this.#shelf.dismiss(id).then(() => this.#measure());
    this.#keep();
    this.#turnedAway = null;
    this.#publish();
  };

  /** What is larger than what is left now stays an offer, and is shown so. */
  #takeInWhatFits(incoming: Incoming): void {
    const { id, size } = incoming.offer;
    const open = async () => {
      await this.#measure();
      return size > this.#maxBytes ? null : this.#edges.sinks.keep(id, size);
    };
    void incoming.accept(open, true);
  }

  /** What an earlier page accepted. */
  #takeIn(incoming: Incoming): void {
    const { id, size } = incoming.offer;
    void incoming.accept(() => this.#edges.sinks.keep(id, size), true);
  }

  /** What came whole to an earlier page. What went with that one, as from memory, goes from the list. */
  async #takeUp(incoming: Incoming): Promise<void> {
    const { id, size } = incoming.offer;
    const isThere = await incoming.takeUp(() => this.#edges.sinks.keep(id, size));
    if (!isThere) this.dismiss(id);
  }

  async #measure(): Promise<void> {
    try {
      this.#maxBytes = await this.#edges.sinks.maxBytes();
      this.#publish();
    } catch (error) {
      this.#options.onError?.(error);
    }
  }

  async #offer(file: File, to: readonly Addressee[]): Promise<void> {
    const { name, size, type, lastModified } = file;
    const facts = { name: cleanFileName(name), size, kind: type, lastModified };
    const outgoing = this.#addOutgoing(newTransferId(), facts, to, Date.now());
    outgoing.setFile(file);
    this.#publish();
    outgoing.setPreview(await this.#edges.preview(file));
    this.#offerToAll(outgoing);
  }

  #offerToAll(outgoing: Outgoing): void {
    for (const { peer } of outgoing.pending) {
      const channel = this.#people.channelTo(peer);
      if (channel) outgoing.link(peer, channel);
    }
  }

  #addOutgoing(
    id: TransferId,
    facts: Outgoing['facts'],
    to: readonly Addressee[],
    offeredMs: number,
  ): Outgoing {
    const outgoing = new Outgoing({
      id,
      facts,
      to,
      offeredMs,
      uplink: this.#uplink,
      memory: this.#read,
      now: () => this.#clock.now(),
      changed: (what) => this.#changed(what),
      onError: (error) => this.#options.onError?.(error),
    });
    this.#shelf.put(id, outgoing);
    return outgoing;
  }

  #addIncoming({ peer, name }: Addressee, offer: Omit<Offer, 'type'>, offeredMs: number): Incoming {
    const incoming: Incoming = new Incoming({
      peer,
      name,
      offer,
      offeredMs,
      now: () => this.#clock.now(),
      hasTurn: () => this.#comingFrom(peer) < MAX_INCOMING_OF_ONE,
      took: () => this.#took.note(incoming),
      changed: (what) => this.#changed(what),
      onError: (error) => this.#options.onError?.(error),
    });
    this.#shelf.put(offer.id, incoming);
    return incoming;
  }

  #onOpened(peer: PeerId, channel: OpenChannel): void {
    this.#people.link(peer, channel);
    this.#restore();
    for (const one of this.#shelf.outgoing) one.link(peer, channel);
    for (const one of this.#shelf.incomingOf(peer)) one.mention(channel);
  }

  #onClosed(peer: PeerId): void {
    this.#people.link(peer, null);
    for (const one of this.#shelf.outgoing) one.link(peer, null);
    this.#uplink.forget(peer);
    for (const one of this.#shelf.incomingOf(peer)) one.unlink();
  }

  #comingFrom(peer: PeerId): number {
    return this.#shelf.incomingOf(peer).filter((one) => one.isComing).length;
  }

  /** What an earlier page of this tab had under way. */
  #restore(): void {
    const isFirst = this.#self === null;
    this.#self = this.#options.channels.self();
    if (!isFirst) return;
    const remembered = this.#memory.take(this.#self);
    this.#shelf.recall(remembered?.ended ?? []);
    for (const { id, to, offeredMs, ...facts } of remembered?.outgoing ?? []) {
      this.#addOutgoing(id, facts, to, offeredMs);
    }
    for (const { from, offeredMs, isWhole, isPaused, ...facts } of remembered?.incoming ?? []) {
      const offer = { ...facts, ready: false, paused: false };
      const incoming = this.#addIncoming(from, offer, offeredMs);
      incoming.pause(isPaused);
      if (isWhole) void this.#takeUp(incoming);
      else this.#takeIn(incoming);
    }
    // Also for a page that is loaded again before anything happens on this one.
    this.#keep();
  }

  /** What is here, or an earlier page of this tab left to go on with, stays. */
  #sweep(): void {
    const here = this.#shelf.incoming.map(({ offer }) => offer.id);
    const kept = new Set([...this.#memory.kept, ...here]);
    this.#edges.sinks.sweep([...kept]).catch((error: unknown) => this.#options.onError?.(error));
  }

  #keep(): void {
    if (this.#self) this.#memory.keep(this.#self, this.#shelf.remembered());
  }

  #changed(what: 'state' | 'progress'): void {
    this.#stopTicking ??= this.#clock.every(PROGRESS_MS, () => this.#tick());
    if (what === 'progress') return;
    for (const one of this.#shelf.incoming) one.begin();
    this.#keep();
    this.#publish();
  }

  /** What changes with time is shown so; without any it is quiet again. */
  #tick(): void {
    // What comes to rest while it is looked at is looked at once more.
    const isMoving = this.#shelf.all.some((one) => one.isMoving);
    for (const one of this.#shelf.incoming) one.insist();
    this.#publish();
    // Those who waited for somebody who is not heard of any more.
    this.#uplink.go();
    if (isMoving) return;
    this.#stopTicking?.();
    this.#stopTicking = null;
  }

  #publish(): void {
    const nameOf = (peer: PeerId) => this.#people.nameOf(peer);
    const transfers = this.#shelf.all.map((one) => one.view(nameOf));
    this.#feed.publish({ transfers, maxBytes: this.#maxBytes, turnedAway: this.#turnedAway });
  }
}
