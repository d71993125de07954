import * as v from 'valibot';
import { readJson } from '../base/read-json';
import type { RoomId } from '../signaling/identifiers';
import type { RoomPass } from '../signaling/room-pass';
import { passUntilMs, RoomPassSchema } from '../signaling/room-pass';
import { RememberedSwitch } from '../storage/remembered-switch';
import type { TextStorage } from '../storage/text-storage';
import { deviceStorage } from '../storage/text-storage';
import { readRoomLink } from './read-room-link';
import type { RoomAccess } from './room-access';
import { roomPath } from './room-access';
import { roomLinkPath } from './room-link';
import { roomNameIn } from './typed-name';

const KEY = 'tertulia.rooms';

/** As many as are still looked through. */
const MAX_ROOMS = 20;

const KeptRoomsSchema = v.array(
  v.object({
    path: v.string(),
    enteredMs: v.number(),
    shown: v.boolean(),
    pass: v.optional(RoomPassSchema),
  }),
);
type KeptRoom = v.InferOutput<typeof KeptRoomsSchema>[number];

/** A room that somebody was in on this device. */
export interface RoomOfDevice extends KeptRoom {
  readonly room: RoomId;
  readonly name: string;
  /** Where it is entered: the path, with the pass that is kept with it. */
  readonly to: string;
}

const none: readonly RoomOfDevice[] = [];

/**
 * Which rooms this device was in, with what their links hold: whoever uses it can go in again. Kept where that was
 * chosen, here alone, and forgotten when it is unchosen. A passphrase is in no link, and so not kept; a pass is until it
 * is over.
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

  /**
   * @param name of the room, as it was typed
   * @param pass of the link by which it was entered. Without one, that of an earlier visit stays; null when the server
   *   takes none of them
   */
  enter(
    room: RoomId,
    access: RoomAccess,
    name: string,
    enteredMs: number,
    pass?: RoomPass | null,
  ): void {
    if (!this.choice.getSnapshot()) return;
    const path = roomPath(room, access, name);
    const shown = access.kind === 'link' && access.shown === true;
    const earlier = this.getSnapshot().find((one) => one.path === path)?.pass;
    const kept = (pass === undefined ? earlier : pass) ?? undefined;
    const entered = { path, enteredMs, shown, pass: kept };
    const rooms = [entered, ...this.#without(path)].slice(0, MAX_ROOMS);
    this.#write(rooms.map((one) => withoutOver(one, enteredMs)));
  }

  readonly forget = (path: string): void => this.#write(this.#without(path));

  readonly forgetAll = (): void => this.#write([]);

  #without(path: string): KeptRoom[] {
    return this.getSnapshot().filter((one) => one.path !== path);
  }

  #write(rooms: readonly KeptRoom[]): void {
    const kept = rooms.map(({ path, enteredMs, shown, pass }) => ({
      path,
      enteredMs,
      shown,
      pass,
    }));
    if (kept.length > 0) this.#storage.setItem(KEY, JSON.stringify(kept));
    else this.#storage.removeItem(KEY);
    for (const listener of this.#listeners) listener();
  }
}

export const roomsOfDevice = new RoomsOfDevice();

function withoutOver(kept: KeptRoom, nowMs: number): KeptRoom {
  return kept.pass && passUntilMs(kept.pass) <= nowMs ? { ...kept, pass: undefined } : kept;
}

/** What can't be read is not there. */
function parse(text: string | null): readonly RoomOfDevice[] {
  const rooms = readJson(KeptRoomsSchema, text);
  if (!rooms) return none;
  return rooms.flatMap((kept) => {
    const link = readRoomLink(kept.path);
    if (!link) return [];
    const to = kept.pass ? roomLinkPath({ ...link, pass: kept.pass }) : kept.path;
    return [{ ...kept, room: link.room, name: roomNameIn(link), to }];
  });
}
