import { LinkOpening } from '../../../../lib/call/link/link-opening';
import { openingQuality, qualityFor } from '../../../../lib/media/quality-table';

const full = qualityFor(2);
const begun = () => new LinkOpening(full);

it('sends little until the link is up for a second', () => {
  const opening = begun();
  expect(opening).toMatchObject({ isOver: false, quality: openingQuality(full) });

  expect(opening.poll(5_000)).toBe(false);
  expect(opening.poll(5_999)).toBe(false);
  expect(opening.quality).toEqual(openingQuality(full));

  expect(opening.poll(6_000)).toBe(true);
  expect(opening).toMatchObject({ isOver: true, quality: full });
  expect(opening.poll(6_200)).toBe(false);
});

it('follows another quality, and tells it from the same one', () => {
  const opening = begun();
  const other = qualityFor(3);

  expect(opening.setQuality({ ...full })).toBe(false);
  expect(opening.setQuality(other)).toBe(true);
  expect(opening.quality).toEqual(openingQuality(other));
  opening.poll(0);
  opening.poll(1_000);
  expect(opening.quality).toEqual(other);
});

it('looks for a shorter way ten seconds after the link came up', () => {
  const opening = begun();
  expect(opening.widensAt(20_000)).toBe(false);

  opening.poll(20_000);
  expect(opening.widensAt(29_999)).toBe(false);
  expect(opening.widensAt(30_000)).toBe(true);
});

it.each([
  [true, 1_000],
  [false, 10_000],
])(
  'begins once more when media do; where it widens is %s, a shorter way waits %i ms',
  (widens, waitMs) => {
    const opening = begun();
    opening.poll(0);
    opening.poll(50_000);

    opening.restart({ widens });
    expect(opening).toMatchObject({ isOver: false, quality: openingQuality(full) });
    expect(opening.widensAt(60_000)).toBe(false);
    expect(opening.poll(60_000)).toBe(false);
    expect(opening.widensAt(60_000 + waitMs - 1)).toBe(false);
    expect(opening.widensAt(60_000 + waitMs)).toBe(true);
    expect(opening.poll(61_000)).toBe(true);
  },
);
