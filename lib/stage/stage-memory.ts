import type { TextStorage } from '../storage/text-storage';
import { deviceStorage } from '../storage/text-storage';

/** `automatic`: a screen, a spotlight or a pin makes one large, and nobody is otherwise. */
export const layouts = ['automatic', 'grid', 'speaker'] as const;
export type LayoutName = (typeof layouts)[number];

/** Where one sees one's own picture: among the others', small over them, or not at all. */
export const ownPlaces = ['tile', 'floating', 'hidden'] as const;
export type OwnPlace = (typeof ownPlaces)[number];

const LAYOUT = 'tertulia.layout';
const OWN_PLACE = 'tertulia.ownPlace';

/** @returns the layout that was chosen on this device, or the first of them. */
export function rememberedLayout(storage: TextStorage = deviceStorage): LayoutName {
  const found = storage.getItem(LAYOUT);
  return layouts.find((layout) => layout === found) ?? 'automatic';
}

export function rememberLayout(layout: LayoutName, storage: TextStorage = deviceStorage): void {
  storage.setItem(LAYOUT, layout);
}

/** @returns where one's own picture is to be on this device, by choice or by default. */
export function rememberedOwnPlace(storage: TextStorage = deviceStorage): OwnPlace {
  const found = storage.getItem(OWN_PLACE);
  return ownPlaces.find((place) => place === found) ?? 'tile';
}

export function rememberOwnPlace(place: OwnPlace, storage: TextStorage = deviceStorage): void {
  storage.setItem(OWN_PLACE, place);
}
