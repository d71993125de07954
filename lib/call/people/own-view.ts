import type { PeerId } from '../../signaling/identifiers';
import type { Showing } from '../messages/showing';

const nothing: Showing = { camera: { width: 0, height: 0 }, screen: { width: 0, height: 0 } };

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

  /** @returns what that peer is told; null as long as it has no place here */
  of(id: PeerId): Showing | null {
    return this.watching && !this.soundOnly ? (this.#shown.get(id) ?? null) : nothing;
  }
}
