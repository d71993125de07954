import * as v from 'valibot';
import type { RoomId } from '../signaling/identifiers';
import { RememberedSwitch } from '../storage/remembered-switch';
import type { TextStorage } from '../storage/text-storage';
import { deviceStorage } from '../storage/text-storage';
import { readRoomLink } from './read-room-link';
import type { RoomAccess } from './room-access';
import { roomPath } from './room-access';
import { roomNameIn } from './typed-name';

const KEY = 'tertulia.rooms';

/** As many as are still looked through. */
const MAX_ROOMS = 20;

const KeptRoomsSchema = v.array(
  v.object({ path: v.string(), enteredMs: v.number(), shown: v.boolean() }),
);
type KeptRoom = v.InferOutput<typeof KeptRoomsSchema>[number];

/** A room that somebody was in on this device. */
export interface RoomOfDevice extends KeptRoom {
  readonly room: RoomId;
  readonly name: string;
}

const none: readonly RoomOfDevice[] = [];

/**
 * Which rooms this device was in, with what their links hold: whoever uses it can go in again. Kept where that was
 * chosen, here alone, and forgotten when it is unchosen. A passphrase is in no link, and so not kept.
 */
export class RoomsOfDevice {
  readonly choice: RememberedSwitch;
  readonly #storage: TextStorage;
  /** No feed of snapshots: another tab may change what there is, so it is read anew each time. */
  readonly #listeners = new Set<() => void>();
  #read: { readonly text: string | null; readonly rooms: readonly RoomOfDevice[] } = {
    text: null,
    rooms: none,
  };

  constructor(storage: TextStorage = deviceStorage) {
    this.#storage = storage;
    this.choice = new RememberedSwitch('tertulia.keepRooms', false, storage);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** @returns the one entered last first; the same list as long as nothing changes */
  readonly getSnapshot = (): readonly RoomOfDevice[] => {
    const text = this.#storage.getItem(KEY);
    if (text !== this.#read.text) this.#read = { text, rooms: parse(text) };
    return this.#read.rooms;
  };

  readonly getServerSnapshot = (): readonly RoomOfDevice[] => none;

  readonly keep = (wanted: boolean): void => {
    this.choice.choose(wanted);
    if (!wanted) this.forgetAll();
  };

  /** @param name of the room, as it was typed */
  enter(room: RoomId, access: RoomAccess, name: string, enteredMs: number): void {
    if (!this.choice.getSnapshot()) return;
    const path = roomPath(room, access, name);
    const shown = access.kind === 'link' && access.shown === true;
    this.#write([{ path, enteredMs, shown }, ...this.#without(path)].slice(0, MAX_ROOMS));
  }

  readonly forget = (path: string): void => this.#write(this.#without(path));

  readonly forgetAll = (): void => this.#write([]);

  #without(path: string): KeptRoom[] {
    return this.getSnapshot().filter((one) => one.path !== path);
  }

  #write(rooms: readonly KeptRoom[]): void {
    const kept = rooms.map(({ path, enteredMs, shown }) => ({ path, enteredMs, shown }));
    if (kept.length > 0) this.#storage.setItem(KEY, JSON.stringify(kept));
    else this.#storage.removeItem(KEY);
    for (const listener of this.#listeners) listener();
  }
}

export const roomsOfDevice = new RoomsOfDevice();

/** What can't be read is not there. */
function parse(text: string | null): readonly RoomOfDevice[] {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), KeptRoomsSchema), text);
  if (!result.success) return none;
  return result.output.flatMap((kept) => {
    const link = readRoomLink(kept.path);
    return link ? [{ ...kept, room: link.room, name: roomNameIn(link) }] : [];
  });
}
