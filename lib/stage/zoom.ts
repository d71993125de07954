/** A place in a frame, from its middle, in parts of its width and height: -0.5 to 0.5. */
export interface FramePoint {
  readonly x: number;
  readonly y: number;
}

/** How closely a picture is looked at: how large it is drawn, and how far its middle is from that of its frame. */
export interface Zoom extends FramePoint {
  readonly scale: number;
}

/** All of it. */
export const whole: Zoom = { scale: 1, x: 0, y: 0 };

/** Closer than this there is nothing but squares. */
export const MAX_SCALE = 8;

const middle: FramePoint = { x: 0, y: 0 };

/** Draws it larger or smaller, and what is at that point stays there. */
export function zoomBy(zoom: Zoom, factor: number, at: FramePoint = middle): Zoom {
  const scale = Math.min(MAX_SCALE, Math.max(1, zoom.scale * factor));
  const moved = (from: number, point: number) => point - ((point - from) / zoom.scale) * scale;
  return within({ scale, x: moved(zoom.x, at.x), y: moved(zoom.y, at.y) });
}

/** Moves it, in parts of the frame; never so far that something beside it would be seen. */
export function panBy(zoom: Zoom, by: FramePoint): Zoom {
  return within({ scale: zoom.scale, x: zoom.x + by.x, y: zoom.y + by.y });
}

function within({ scale, x, y }: Zoom): Zoom {
  const most = (scale - 1) / 2;
  const clamp = (distance: number) => Math.min(most, Math.max(-most, distance));
  return { scale, x: clamp(x), y: clamp(y) };
}
