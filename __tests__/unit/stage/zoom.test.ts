import fc from 'fast-check';
import type { Zoom } from '../../../lib/stage/zoom';
import { MAX_SCALE, panBy, whole, zoomBy } from '../../../lib/stage/zoom';

const part = fc.double({ min: -0.5, max: 0.5, noNaN: true });
const point = fc.record({ x: part, y: part });
const factor = fc.double({ min: 0.1, max: 10, noNaN: true });
const zooms = fc
  .tuple(factor, point, point)
  .map(([by, at, pan]) => panBy(zoomBy(whole, by, at), pan));

/** What of the picture is at that point of the frame. */
const under = ({ scale, x, y }: Zoom, at: { x: number; y: number }) => [
  (at.x - x) / scale,
  (at.y - y) / scale,
];

describe('zooming', () => {
  it('keeps what is at the point where it is', () => {
    const at = { x: 0.25, y: -0.1 };
    const zoomed = zoomBy(whole, 2, at);
    expect(zoomed.scale).toBe(2);
    expect(under(zoomed, at)).toEqual(under(whole, at));
    expect(zoomBy(zoomed, 0.5, at)).toEqual(whole);
  });

  it('never shows less than the whole, nor more than squares, nor what is beside it', () => {
    fc.assert(
      fc.property(zooms, factor, point, point, (zoom, by, at, pan) => {
        const { scale, x, y } = panBy(zoomBy(zoom, by, at), pan);
        expect(scale).toBeGreaterThanOrEqual(1);
        expect(scale).toBeLessThanOrEqual(MAX_SCALE);
        expect(Math.abs(x)).toBeLessThanOrEqual((scale - 1) / 2);
        expect(Math.abs(y)).toBeLessThanOrEqual((scale - 1) / 2);
      }),
    );
  });

  it('moves what is zoomed, and the whole not at all', () => {
    expect(panBy({ scale: 3, x: 0, y: 0 }, { x: 0.5, y: -0.25 })).toEqual({
      scale: 3,
      x: 0.5,
      y: -0.25,
    });
    const { x, y } = panBy(whole, { x: 0.5, y: 0.5 });
    expect([x, y]).toEqual([0, 0]);
  });
});
