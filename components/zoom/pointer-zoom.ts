import type { FramePoint, Zoom } from '../../lib/stage/zoom';
import { panBy, zoomBy } from '../../lib/stage/zoom';

/** What changes how closely one looks. */
export type ChangeZoom = (change: (zoom: Zoom) => Zoom) => void;

/** A notch of a mouse's wheel is some 100 pixels, and makes it a third larger. */
const WHEEL_PIXELS = 350;

/** Lines, where the browser counts them (UI Events, `deltaMode`), in pixels. */
const LINE_PIXELS = 16;

/**
 * Has wheel, mouse and fingers on an element zoom and move what it shows. The wheel zooms with Ctrl, as a pinch on a
 * trackpad is told; what is zoomed is moved by the wheel alone, too. Everywhere else they do what they always did.
 *
 * @returns what ends it
 */
export function followPointers(surface: HTMLElement, change: ChangeZoom): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const fingers = new Map<number, FramePoint>();

  const pointOf = ({ clientX, clientY }: MouseEvent): FramePoint => {
    const { left, top, width, height } = surface.getBoundingClientRect();
    return { x: (clientX - left) / width - 0.5, y: (clientY - top) / height - 0.5 };
  };

  const onWheel = (event: WheelEvent) => {
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PIXELS : 1;
    const [across, down] = [event.deltaX * pixels, event.deltaY * pixels];
    if (event.ctrlKey) {
      event.preventDefault();
      const at = pointOf(event);
      return change((zoom) => zoomBy(zoom, Math.exp(-down / WHEEL_PIXELS), at));
    }
    const { width, height } = surface.getBoundingClientRect();
    change((zoom) =>
      zoom.scale > 1 ? panBy(zoom, { x: -across / width, y: -down / height }) : zoom,
    );
  };

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    surface.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, pointOf(event));
  };

  const onMove = (event: PointerEvent) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = pointOf(event);
    fingers.set(event.pointerId, now);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    const by = { x: now.x - before.x, y: now.y - before.y };
    if (!other) return change((zoom) => panBy(zoom, by));
    // One of two fingers moved: their middle moves by half of that, and their distance with it.
    const { width, height } = surface.getBoundingClientRect();
    const distance = (point: FramePoint) =>
      Math.hypot((point.x - other.x) * width, (point.y - other.y) * height);
    const factor = distance(now) / Math.max(1, distance(before));
    const at = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    change((zoom) => panBy(zoomBy(zoom, factor, at), { x: by.x / 2, y: by.y / 2 }));
  };

  const onUp = (event: PointerEvent) => void fingers.delete(event.pointerId);

  surface.addEventListener('wheel', onWheel, { signal, passive: false });
  surface.addEventListener('pointerdown', onDown, { signal });
  surface.addEventListener('pointermove', onMove, { signal });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
    surface.addEventListener(end, onUp, { signal });
  }
  return () => ended.abort();
}
