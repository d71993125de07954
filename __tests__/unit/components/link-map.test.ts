import { linksOf, placeOf } from '../../../components/connection/link-map';
import type { PeerView } from '../../../lib/call/call-snapshot';
import { peerOf } from './fixtures';

const one = peerOf(1);
const two = peerOf(2);
const three = peerOf(3);

describe('linksOf', () => {
  it('has a line for each two people', () => {
    const links = linksOf([one, two, three], []);
    expect(links.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
    expect(new Set(links.map(({ state }) => state))).toEqual(new Set(['up']));
  });

  it('tells which of the others have none, whoever said so first', () => {
    const links = linksOf([one, two, three], [[three.id, one.id]]);
    expect(links.filter(({ state }) => state === 'none')).toEqual([
      { from: 1, to: 3, state: 'none' },
    ]);
  });

  it.each<[string, Partial<PeerView>, string]>([
    ['poor', { mark: { grade: 'poor', weak: 'line' } }, 'weak'],
    ['fair', { mark: { grade: 'fair', weak: 'line' } }, 'up'],
    ['being made', { link: { status: 'connecting', tries: 'anyWay' } }, 'making'],
    ['made anew', { link: { status: 'reconnecting' } }, 'making'],
    ['given up', { link: { status: 'blocked', cause: 'between' } }, 'none'],
  ])("tells that one's own is %s", (_, change, state) => {
    expect(linksOf([peerOf(1, change)], [])).toEqual([{ from: 0, to: 1, state }]);
  });
});

describe('placeOf', () => {
  it('begins below, in the middle', () => {
    expect(placeOf(0, 5).x).toBeCloseTo(0.5);
    expect(placeOf(0, 5).y).toBeCloseTo(1);
  });

  it.each([3, 4, 5])('puts %s people apart from each other', (count) => {
    const places = Array.from({ length: count }, (_, index) => placeOf(index, count));
    for (const [index, { x, y }] of places.entries()) {
      for (const other of places.slice(index + 1)) {
        expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThan(0.5);
      }
    }
  });
});
