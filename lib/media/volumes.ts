import * as v from 'valibot';
import { readJson } from '../base/read-json';
import { pause } from '../base/pause';
import type { PeerId } from '../signaling/identifiers';
import { PeerIdSchema } from '../signaling/identifiers';
import type { TextStorage } from '../storage/text-storage';
import { tabStorage } from '../storage/text-storage';

/** How loud each person is heard, 0 to 1. */
export type Volumes = ReadonlyMap<PeerId, number>;

const KEY = 'tertulia.volumes';

/** More than a call has people, also when they come and go. */
const MAX_KEPT = 20;

const VolumesSchema = v.array(
  v.tuple([PeerIdSchema, v.pipe(v.number(), v.minValue(0), v.maxValue(1))]),
);

/** @returns what was chosen on an earlier page of this tab: who comes back to a seat has the same peer id */
export function rememberedVolumes(storage: TextStorage = tabStorage): Volumes {
  return new Map(readJson(VolumesSchema, storage.getItem(KEY)));
}

/** Keeps those that were chosen last: there is an end to how many. */
export function rememberVolumes(volumes: Volumes, storage: TextStorage = tabStorage): void {
  storage.setItem(KEY, JSON.stringify([...volumes].slice(-MAX_KEPT)));
}

/**
 * Whether a page may choose how loud an element is. On iPhones only the person may, by the buttons: since iOS 15 the
 * property takes a value, and has its own again with the next task.
 */
export async function canSetVolume(element: HTMLMediaElement = new Audio()): Promise<boolean> {
  element.volume = 0.5;
  await pause(0);
  return element.volume === 0.5;
}
