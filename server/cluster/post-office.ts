import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { RareLines } from '../signaling/rare-lines';
import type { ClusterStore, NodeId } from './cluster-store';
import type { NodeFrame } from './node-frames';
import { readFrame } from './node-frames';
import { OutgoingPost } from './outgoing-post';
import type { SealedLetters } from './sealed-letters';

/** Before the mailbox is looked at again, when it could not be. */
const RETRY_MS = 200;

/** What is not taken by then is lost, when a node stops. */
const DRAIN_MS = 2_000;
const DRAIN_LOOK_MS = 10;

const LetterSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    from: v.string(),
    series: v.number(),
    number: v.number(),
    frames: v.array(v.string()),
  }),
);
type NodeLetter = v.InferOutput<typeof LetterSchema>;

/** How far a series of letters was read. `next` is null when one of them is missing: the rest is of no use. */
interface Reading {
  readonly series: number;
  readonly next: number | null;
}

export interface PostOfficeOptions {
  readonly store: Pick<ClusterStore, 'post' | 'read'>;
  readonly letters: SealedLetters;
  readonly self: () => NodeId;
  readonly onFrame: (from: NodeId, frame: NodeFrame) => void;
  /** Something that was sent by this node, or to it, is lost. Whatever builds on what was said before is void. */
  readonly onBroken: (node: NodeId) => void;
  readonly logger: Logger;
}

/**
 * Takes frames from node to node, in order and each of them once. What the store has lost is noticed, since letters
 * have numbers.
 */
export class PostOffice {
  readonly #options: PostOfficeOptions;
  readonly #lines: RareLines;
  readonly #outgoing = new Map<NodeId, OutgoingPost>();
  readonly #readings = new Map<NodeId, Reading>();
  #seriesMade = 0;
  #readUpTo = '0';
  #isClosed = false;

  constructor(options: PostOfficeOptions) {
    this.#options = options;
    this.#lines = new RareLines(options.logger, () => performance.now());
  }

  /** The place in the mailbox up to which it was read. */
  get readUpTo(): string {
    return this.#readUpTo;
  }

  send(to: NodeId, frame: NodeFrame): void {
    const post = this.#outgoing.get(to) ?? this.#open(to);
    post.send(JSON.stringify(frame));
  }

  /** Waits until all that was sent is in the mailboxes, but not for long. @returns whether it is */
  async drain(): Promise<boolean> {
    const endMs = performance.now() + DRAIN_MS;
    const isWaiting = (): boolean => [...this.#outgoing.values()].some(({ isEmpty }) => !isEmpty);
    while (isWaiting() && performance.now() < endMs) await delay(DRAIN_LOOK_MS);
    return !isWaiting();
  }

  /** Nothing goes to a node any more, nor comes from it. */
  forget(node: NodeId): void {
    this.#outgoing.get(node)?.close();
    this.#outgoing.delete(node);
    this.#readings.delete(node);
  }

  /** This node has another name, and another mailbox. */
  reset(): void {
    for (const node of [...this.#outgoing.keys(), ...this.#readings.keys()]) this.forget(node);
    this.#readUpTo = '0';
  }

  /** Reads what comes until it is closed. */
  async run(): Promise<void> {
    const { store, self, logger } = this.#options;
    while (!this.#isClosed) {
      const node = self();
      try {
        const letters = await store.read(node, this.#readUpTo);
        for (const { place, text } of letters) {
          if (node !== self() || this.#isClosed) break;
          this.#readUpTo = place;
          this.#receive(text, node);
        }
      } catch (error) {
        logger.debug({ err: error }, 'mailbox_not_read');
        await delay(RETRY_MS);
      }
    }
  }

  close(): void {
    this.#isClosed = true;
    this.reset();
  }

  #open(to: NodeId): OutgoingPost {
    const { store, letters, self, logger } = this.#options;
    const from = self();
    const series = ++this.#seriesMade;
    const post = new OutgoingPost({
      store,
      to,
      write: (number, frames) =>
        letters.seal(JSON.stringify({ from, series, number, frames }), purposeOf(to)),
      onOverflow: () => this.#break(to),
      logger,
    });
    this.#outgoing.set(to, post);
    return post;
  }

  #receive(text: string, node: NodeId): void {
    const { letters, onFrame } = this.#options;
    const letter = v.safeParse(LetterSchema, letters.open(text, purposeOf(node)));
    if (!letter.success) return this.#lines.warn('letter_unreadable', 'secret');
    const { from, frames } = letter.output;
    if (!this.#isNext(letter.output)) return;
    for (const one of frames) {
      const frame = readFrame(one);
      if (!frame) this.#lines.warn('frame_unknown', 'build');
      else onFrame(from, frame);
    }
  }

  #isNext({ from, series, number }: NodeLetter): boolean {
    const reading = this.#readings.get(from);
    if (reading && series < reading.series) return false;
    if (reading?.series === series) {
      if (reading.next === null || number < reading.next) return false;
      if (number === reading.next) {
        this.#readings.set(from, { series, next: number + 1 });
        return true;
      }
    }
    const isFirst = number === 0 && series !== reading?.series;
    this.#readings.set(from, { series, next: isFirst ? 1 : null });
    // Whoever begins a new series has lost what was said before. Where we noticed first, it is the answer.
    const isAnswer = isFirst && (!reading || reading.next === null);
    if (!isAnswer) this.#break(from);
    return isFirst;
  }

  #break(node: NodeId): void {
    this.#outgoing.get(node)?.close();
    this.#outgoing.delete(node);
    this.#options.onBroken(node);
    // The other side learns of it by the first of a new series.
    this.send(node, { kind: 'begin' });
  }
}

function purposeOf(node: NodeId): string {
  return `letter to ${node}`;
}
