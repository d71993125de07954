import type { PeerId } from '../signaling/identifiers';

/** Names one tile of the stage: a person, or the screen that a person shares. */
export type TileKey = `person ${string}` | `screen ${string}`;

export const personKey = (id: PeerId): TileKey => `person ${id}`;

export const screenKey = (owner: PeerId): TileKey => `screen ${owner}`;
