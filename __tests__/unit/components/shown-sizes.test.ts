import { shownSizes, withApart, withScales } from '../../../components/stage/shown-sizes';
import { personKey, screenKey } from '../../../lib/stage/tile-key';
import { peerOf } from './fixtures';

const area = { width: 1_000, height: 600 };
const ana = peerOf(1);
const ben = peerOf(2);

it('tells the device pixels of each tile, and the stage for a screen that is not shared yet', () => {
  const places = new Map([
    [personKey(ana.id), { width: 400.2, height: 225 }],
    [personKey(ben.id), { width: 120, height: 90 }],
  ]);
  const shown = shownSizes({ area, places, peers: [ana, ben], sharers: [] }, 2);
  const screen = { width: 2_000, height: 1_200 };
  expect([...shown]).toEqual([
    [ana.id, { camera: { width: 800, height: 450 }, screen }],
    [ben.id, { camera: { width: 240, height: 180 }, screen }],
  ]);
});

it('tells the place of a screen that is shared, and that nobody sees what has none', () => {
  const places = new Map([[screenKey(ben.id), { width: 800, height: 450 }]]);
  const peers = [ana, ben];
  const shown = shownSizes({ area, places, peers, sharers: [ana.id, ben.id] }, 1);
  const nothing = { width: 0, height: 0 };
  expect(shown.get(ben.id)).toEqual({ camera: nothing, screen: { width: 800, height: 450 } });
  expect(shown.get(ana.id)).toEqual({ camera: nothing, screen: nothing });
});

it('counts what is shown apart from the page, as far as that is larger', () => {
  const small = { width: 100, height: 50 };
  const apart = { width: 400, height: 300 };
  const places = new Map([
    [personKey(ana.id), area],
    [personKey(ben.id), small],
  ]);
  expect([...withApart(places, apart, [ana, ben], [ben.id])]).toEqual([
    [personKey(ana.id), area],
    [personKey(ben.id), apart],
    [screenKey(ben.id), apart],
  ]);
  expect(withApart(new Map(), apart, [ana], []).get(personKey(ana.id))).toEqual(apart);
});

it('counts what is looked at closely as so many times as large', () => {
  const key = screenKey(ben.id);
  const places = new Map([[key, { width: 800, height: 450 }]]);
  expect(withScales(places, new Map([[key, 2]])).get(key)).toEqual({ width: 1_600, height: 900 });
  expect(withScales(places, new Map())).toEqual(places);
});
