import type { OpenChannel } from '../base/peer-channels';
import type { PeerId } from '../signaling/identifiers';
import { BlockSource } from './block-source';
import { OutgoingEnd } from './outgoing-end';
import { readPreview } from './make-preview';
import type { SegmentMemory } from './segment-memory';
import { SpeedMeter } from './speed-meter';
import { stateWith } from './state-with';
import type { Offer, TransferMessage } from './transfer-message';
import type { TransferEnd, TransferId, TransferView } from './transfer-snapshot';
import type { Uplink } from './uplink';

/** What a file is known by, also to a page that was loaded again. */
export interface FileFacts {
  readonly name: string;
  readonly size: number;
  readonly kind: string;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
}

export interface Addressee {
  readonly peer: PeerId;
  readonly name: string;
}

export interface OutgoingOptions {
  id: TransferId;
  facts: FileFacts;
  to: readonly Addressee[];
  offeredMs: number;
  /** Of all that goes out. */
  uplink: Uplink;
  /** Of all that is read. */
  memory: SegmentMemory;
  now: () => number;
  changed: (what: 'state' | 'progress') => void;
  onError: (error: unknown) => void;
}

interface End extends Addressee {
  readonly way: OutgoingEnd;
  readonly meter: SpeedMeter;
}

/** One file that is offered, and its way to each of those it was offered to. */
export class Outgoing {
  readonly id: TransferId;
  readonly facts: FileFacts;
  readonly offeredMs: number;
  readonly #ends: readonly End[];
  readonly #now: () => number;
  readonly #memory: SegmentMemory;
  #source: BlockSource | null = null;
  #preview: string | null = null;
  /** The same one each time, so that it is drawn once. */
  #picture: Blob | null = null;

  constructor({
    id,
    facts,
    to,
    offeredMs,
    uplink,
    memory,
    now,
    changed,
    onError,
  }: OutgoingOptions) {
    this.id = id;
    this.facts = facts;
    this.offeredMs = offeredMs;
    this.#now = now;
    this.#memory = memory;
    const { size } = facts;
    const source = () => this.#source;
    const onChanged = (what: 'state' | 'progress') => {
      // What was read of the file is in memory as long as somebody may want it.
      if (this.isOver) this.#setSource(null);
      changed(what);
    };
    this.#ends = to.map(({ peer, name }) => ({
      peer,
      name,
      meter: new SpeedMeter(),
      way: new OutgoingEnd({ id, peer, uplink, size, source, now, changed: onChanged, onError }),
    }));
  }

  /** Those who get it yet. */
  get pending(): readonly Addressee[] {
    return this.#ends.filter(({ way }) => way.over === null);
  }

  get isOver(): boolean {
    return this.pending.length === 0;
  }

  /** Whether the list can do without it. */
  get isSpent(): boolean {
    return this.isOver;
  }

  /** Whether something else is to be shown as time goes by. */
  get isMoving(): boolean {
    return this.#ends.some(({ way }) => way.state === 'running' || way.isAwaited);
  }

  setFile(file: File): void {
    this.#setSource(new BlockSource(file, this.#memory));
    for (const { way } of this.#ends) way.resume();
  }

  /** @param preview a small JPEG in base64, or null: goes with the offers from now on */
  setPreview(preview: string | null): void {
    this.#preview = preview;
    this.#picture = readPreview(preview ?? undefined);
  }

  /** Whether that is the file, as far as can be seen from outside. */
  isOf(file: File): boolean {
    const { size, lastModified } = this.facts;
    return file.size === size && file.lastModified === lastModified;
  }

  /** Offers it over a new channel, or says what became of it; null: there is none. */
  link(peer: PeerId, channel: OpenChannel | null): void {
    const way = this.#way(peer);
    if (!way) return;
    way.link(channel);
    if (channel) this.offer(peer, channel);
  }

  /** Tells one of those it goes to. */
  offer(peer: PeerId, channel: OpenChannel): void {
    const way = this.#way(peer);
    if (!way || way.over !== null) return;
    const { id } = this;
    const { name, size, kind } = this.facts;
    const { isPaused: paused } = way;
    const facts = { type: 'offer', id, name, size, kind, paused } as const;
    const offer: Offer = { ...facts, ready: this.#source !== null };
    channel.send(JSON.stringify(this.#preview ? { ...offer, preview: this.#preview } : offer));
  }

  hear(peer: PeerId, message: TransferMessage): void {
    this.#way(peer)?.hear(message);
  }

  pause(paused: boolean): void {
    for (const { way } of this.#ends) way.pause(paused);
  }

  cancel(): void {
    for (const { way } of this.#ends) way.cancel();
  }

  view(nameOf: (peer: PeerId) => string | undefined): TransferView {
    const { name, size, kind } = this.facts;
    return {
      id: this.id,
      direction: 'out',
      name,
      size,
      kind,
      preview: this.#picture,
      offeredMs: this.offeredMs,
      ends: this.#ends.map((end) => this.#viewOf(end, nameOf(end.peer))),
      file: null,
    };
  }

  #setSource(source: BlockSource | null): void {
    this.#source?.close();
    this.#source = source;
  }

  #viewOf({ peer, name, way, meter }: End, nameNow: string | undefined): TransferEnd {
    const { failure, bytes } = way;
    const state = stateWith(way.state, nameNow, way.isLinked);
    const nowMs = this.#now();
    meter.note(bytes, nowMs);
    return {
      peer,
      name: nameNow ?? name,
      state,
      failure,
      bytes,
      speed: state === 'running' ? meter.speed(nowMs) : 0,
    };
  }

  #way(peer: PeerId): OutgoingEnd | undefined {
    return this.#ends.find((end) => end.peer === peer)?.way;
  }
}
