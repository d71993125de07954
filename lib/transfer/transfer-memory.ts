import * as v from 'valibot';
import { readJson } from '../base/read-json';
import type { PeerId, RoomId } from '../signaling/identifiers';
import { PeerIdSchema } from '../signaling/identifiers';
import type { TextStorage } from '../storage/text-storage';
import { TransferIdSchema, TransferMessageSchema } from './transfer-message';
import type { TransferId } from './transfer-snapshot';

const KEY = 'tertulia.transfers';

const PersonSchema = v.object({ peer: PeerIdSchema, name: v.string() });
const FileSchema = {
  id: TransferIdSchema,
  name: v.string(),
  size: v.number(),
  kind: v.string(),
  offeredMs: v.number(),
};

const MemorySchema = v.object({
  room: v.string(),
  self: PeerIdSchema,
  /** What this page offered, and has not come to everybody. */
  outgoing: v.array(
    v.object({ ...FileSchema, lastModified: v.number(), to: v.array(PersonSchema) }),
  ),
  /** What this page takes into the browser's own storage, and the person did not take off the list. */
  incoming: v.array(
    v.object({
      ...FileSchema,
      from: PersonSchema,
      isWhole: v.optional(v.boolean(), false),
      /** By the person at this page. */
      isPaused: v.optional(v.boolean(), false),
    }),
  ),
  /** What is over of all that was offered to this page, and the word on it that its sender may not have heard. */
  ended: v.optional(
    v.array(v.object({ id: TransferIdSchema, peer: PeerIdSchema, word: TransferMessageSchema })),
    [],
  ),
});
export type RememberedTransfers = Omit<v.InferOutput<typeof MemorySchema>, 'room' | 'self'>;

export interface TransferMemoryOptions {
  room: RoomId;
  storage: TextStorage;
}

/** What a tab keeps of its transfers, so that they go on when the page is loaded again. No bytes, and no keys. */
export class TransferMemory {
  readonly #options: TransferMemoryOptions;
  /** What was written last: a peer can have it written over and over. */
  #written: string | null = null;

  constructor(options: TransferMemoryOptions) {
    this.#options = options;
  }

  keep(self: PeerId, transfers: RememberedTransfers): void {
    const { room, storage } = this.#options;
    const isEmpty = Object.values(transfers).every(({ length }) => length === 0);
    const text = isEmpty ? null : JSON.stringify({ room, self, ...transfers });
    if (text === this.#written) return;
    this.#written = text;
    if (text === null) storage.removeItem(KEY);
    else storage.setItem(KEY, text);
  }

  /** What an earlier page of this tab took into the browser's storage, whichever seat it had. */
  get kept(): readonly TransferId[] {
    const parsed = this.#read();
    return parsed?.incoming.map(({ id }) => id) ?? [];
  }

  /** @returns what an earlier page of this seat left; null for another seat, as in a duplicated tab */
  take(self: PeerId): RememberedTransfers | null {
    const { room, storage } = this.#options;
    const left = this.#read();
    storage.removeItem(KEY);
    this.#written = null;
    if (left?.room !== room || left.self !== self) return null;
    const { outgoing, incoming, ended } = left;
    return { outgoing, incoming, ended };
  }

  #read(): v.InferOutput<typeof MemorySchema> | null {
    return readJson(MemorySchema, this.#options.storage.getItem(KEY));
  }
}
