import type { Zoom } from '../../lib/stage/zoom';
import { panBy, whole, zoomBy } from '../../lib/stage/zoom';

/** By how much one press makes it larger. */
export const ZOOM_STEP = 1.5;

/** By how much of the frame one press moves it. */
const PAN_STEP = 0.15;

/** The keys go where one wants to look: the picture goes the other way. */
const keys: Readonly<Record<string, (zoom: Zoom) => Zoom>> = {
  '+': (zoom) => zoomBy(zoom, ZOOM_STEP),
  '-': (zoom) => zoomBy(zoom, 1 / ZOOM_STEP),
  '0': () => whole,
  ArrowLeft: (zoom) => panBy(zoom, { x: PAN_STEP, y: 0 }),
  ArrowRight: (zoom) => panBy(zoom, { x: -PAN_STEP, y: 0 }),
  ArrowUp: (zoom) => panBy(zoom, { x: 0, y: PAN_STEP }),
  ArrowDown: (zoom) => panBy(zoom, { x: 0, y: -PAN_STEP }),
};

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** @returns what a key does to a picture that has the keyboard; null for those that are the browser's or nobody's */
export function zoomOfKey({
  key,
  ctrlKey,
  altKey,
  metaKey,
}: KeyPress): ((zoom: Zoom) => Zoom) | null {
  if (ctrlKey || altKey || metaKey) return null;
  return (Object.hasOwn(keys, key) && keys[key]) || null;
}
