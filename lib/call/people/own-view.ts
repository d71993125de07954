import type { PeerId } from '../../signaling/identifiers';
import type { Showing } from '../messages/showing';
import { MAX_SIDE } from '../messages/showing';

const nothing = square(0);
const everything = square(MAX_SIDE);

/** What this page shows of the others, and how large. */
export class OwnView {
  /** Whether anybody looks at this page. */
  watching = true;
  /** Whether this person chose to see no pictures. */
  soundOnly = false;
  #shown: ReadonlyMap<PeerId, Showing> = new Map();

  setShown(shown: ReadonlyMap<PeerId, Showing>): void {
    this.#shown = shown;
  }

  /** @returns what that peer is told; who has no place here yet may get any */
  of(id: PeerId): Showing {
    return this.watching && !this.soundOnly ? (this.#shown.get(id) ?? everything) : nothing;
  }
}

function square(side: number): Showing {
  const box = { width: side, height: side };
  return { camera: box, screen: box };
}
