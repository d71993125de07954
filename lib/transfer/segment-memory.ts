import { MAX_SEGMENTS_IN_ALL } from './limits';

/** What was read of a file to be sent. */
export interface Segment {
  /** Gives it back. */
  drop: () => void;
}

/** What was read of all files that go out of a page: what nobody asked for longest makes way. */
export class SegmentMemory {
  readonly #most: number;
  readonly #segments = new Set<Segment>();

  constructor(most = MAX_SEGMENTS_IN_ALL) {
    this.#most = most;
  }

  /** Somebody asks for it. */
  use(segment: Segment): void {
    this.#segments.delete(segment);
    this.#segments.add(segment);
    const [oldest] = this.#segments;
    if (this.#segments.size > this.#most) oldest?.drop();
  }

  /** It was given back. */
  forget(segment: Segment): void {
    this.#segments.delete(segment);
  }
}
