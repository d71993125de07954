import { fakeDevice, FakeMediaDevices } from '../../fakes/fake-media-devices';
import { mediaWorld } from '../../fakes/media-world';
import { settled } from '../../fakes/settled';

/** A telephone: two cameras, of which one is open at a time, and the one at the back has a light. */
async function telephone() {
  const devices = new FakeMediaDevices([
    fakeDevice('audioinput', 'built-in'),
    fakeDevice('videoinput', 'front'),
    fakeDevice('videoinput', 'back'),
  ]);
  devices.facings.set('front', 'user').set('back', 'environment');
  devices.torches.add('back');
  devices.oneAtATime = true;
  const world = mediaWorld({}, { devices });
  world.media.open();
  await settled();
  const { media } = world;
  const turn = async () => {
    media.turnCamera();
    await settled();
  };
  return { ...world, turn, camera: () => media.getSnapshot().camera };
}

describe('a camera that can be turned', () => {
  it('goes to the other side and back, and one of them is open', async () => {
    const { media, devices, turn, camera } = await telephone();
    expect(media.getSnapshot().cameraSide).toEqual({ facing: 'user', canTurn: true, torch: null });
    await turn();
    expect(camera()).toMatchObject({ status: 'on', deviceId: 'back' });
    expect(media.getSnapshot().cameraSide.facing).toBe('environment');
    await turn();
    expect(camera()).toMatchObject({ status: 'on', deviceId: 'front' });
    expect(devices.live('video')).toHaveLength(1);
  });

  it('stays on its side when it is turned off and on, and is a chosen one when one is chosen', async () => {
    const { media, turn, camera } = await telephone();
    await turn();
    media.stopCamera();
    media.startCamera();
    await settled();
    expect(camera()).toMatchObject({ deviceId: 'back' });
    media.chooseCamera('front');
    await settled();
    expect(camera()).toMatchObject({ deviceId: 'front' });
  });

  it('begins as usual at the next visit', async () => {
    const { storage, devices, media, turn } = await telephone();
    await turn();
    media.close();
    const next = mediaWorld({}, { storage, devices }).media;
    next.open();
    await settled();
    expect(next.getSnapshot().cameraSide.facing).toBe('user');
  });
});

describe('the light beside a camera', () => {
  it('is turned on and off, keeps the size of pictures, and is off on the other side', async () => {
    const { media, devices, turn } = await telephone();
    await turn();
    const torch = () => media.getSnapshot().cameraSide.torch;
    const applied = () => devices.live('video')[0]?.applied.at(-1);
    expect(torch()).toBe(false);
    media.setTorch(true);
    expect(torch()).toBe(true);
    expect(applied()).toMatchObject({ height: { ideal: 720 }, advanced: [{ torch: true }] });
    media.limitCapture({ height: 360, frameRate: 15 });
    expect(applied()).toMatchObject({ height: { ideal: 360 }, advanced: [{ torch: true }] });
    media.setTorch(false);
    expect(applied()).not.toHaveProperty('advanced');
    media.setTorch(true);
    await turn();
    expect(torch()).toBeNull();
    await turn();
    expect(torch()).toBe(false);
  });

  it('goes out with the camera', async () => {
    const { media, turn } = await telephone();
    await turn();
    media.setTorch(true);
    media.stopCamera();
    media.startCamera();
    await settled();
    expect(media.getSnapshot().cameraSide.torch).toBe(false);
  });
});

it('other cameras have no sides, and are not turned', async () => {
  const { media, devices } = mediaWorld();
  media.open();
  await settled();
  expect(media.getSnapshot().cameraSide).toEqual({ facing: null, canTurn: false, torch: null });
  const asked = devices.requests.length;
  media.turnCamera();
  await settled();
  expect(devices.requests).toHaveLength(asked);
});
