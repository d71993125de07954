import { showingKind } from '../../../../lib/call/messages/showing';

const box = { width: 640, height: 360 };
const read = (camera: unknown) => showingKind.parse({ type: 'showing', camera, screen: box });

it.each([
  [box, box],
  [
    { width: 0, height: 0 },
    { width: 0, height: 0 },
  ],
  [
    { width: 100_000, height: 1e300 },
    { width: 8_192, height: 8_192 },
  ],
])('reads %j as %j', (said, read_) => {
  expect(read(said)?.camera).toEqual(read_);
});

it.each([
  [{ width: -1, height: 360 }],
  [{ width: Infinity, height: 360 }],
  [{ width: NaN, height: 360 }],
  [{ width: '640', height: 360 }],
  [{ width: 640 }],
  [null],
  [undefined],
])('reads nothing from %j', (said) => {
  expect(read(said)).toBeNull();
});
