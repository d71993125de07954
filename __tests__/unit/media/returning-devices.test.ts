import { FakeMediaDevices, fakeDevice } from '../../fakes/fake-media-devices';
import { FakeStorage } from '../../fakes/fake-storage';
import { mediaWorld } from '../../fakes/media-world';
import { settled } from '../../fakes/settled';

const headset = fakeDevice('audioinput', 'headset');
const earphones = fakeDevice('audiooutput', 'earphones');
const webcam = fakeDevice('videoinput', 'webcam');

const others = [
  fakeDevice('audioinput', 'built-in'),
  fakeDevice('videoinput', 'front'),
  fakeDevice('audiooutput', 'default'),
];

/** Somebody who chose a headset, its earphones and a camera, none of which is the default, and used them a while. */
async function chosenWorld(present = [...others, headset, earphones, webcam]) {
  const storage = new FakeStorage();
  storage.setItem('tertulia.microphone', 'headset');
  storage.setItem('tertulia.speaker', 'earphones');
  storage.setItem('tertulia.camera', 'webcam');
  const world = mediaWorld({}, { devices: new FakeMediaDevices(present), storage });
  world.media.open();
  await settled();
  await wait(5_000);
  return world;
}

async function wait(ms: number): Promise<void> {
  jest.advanceTimersByTime(ms);
  await settled();
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a chosen device that was gone for a moment', () => {
  it.each([
    ['microphone', headset, 'built-in', true],
    ['microphone', headset, 'built-in', false],
    ['camera', webcam, 'front', true],
    ['camera', webcam, 'front', false],
  ] as const)('serves again when it is listed: %s', async (role, device, standIn, endsTracks) => {
    const { media, devices } = await chosenWorld();
    devices.unplug(device.deviceId, { endsTracks });
    await settled();
    expect(media.getSnapshot()[role]).toMatchObject({ status: 'on', deviceId: standIn });
    devices.plug(device);
    await settled();
    expect(media.getSnapshot()[role]).toMatchObject({ status: 'on', deviceId: device.deviceId });
    expect(devices.live('audio')).toHaveLength(1);
    expect(devices.live('video')).toHaveLength(1);
  });

  it('is muted if it was muted', async () => {
    const { media, devices } = await chosenWorld();
    media.setMuted(true);
    devices.unplug('headset');
    await settled();
    devices.plug(headset);
    await settled();
    expect(media.getSnapshot()).toMatchObject({ muted: true, microphone: { deviceId: 'headset' } });
    expect(devices.live('audio').map(({ enabled }) => enabled)).toEqual([false]);
  });

  it('is gone and back before anybody looked', async () => {
    const { media, devices } = await chosenWorld();
    // The browser looked for it when it was gone; the list is read when it is there again.
    devices.devices.splice(devices.devices.indexOf(headset), 1);
    for (const track of devices.live('audio')) track.end();
    await settled();
    expect(media.getSnapshot().microphone).toMatchObject({ deviceId: 'built-in' });
    devices.plug(headset);
    await settled();
    expect(media.getSnapshot().microphone).toMatchObject({ deviceId: 'headset' });
  });

  it('is found again when the page is seen, also when nobody told the page that was put away', async () => {
    const { media, devices, seePage } = await chosenWorld();
    devices.unplug('headset');
    await settled();
    devices.devices.push(headset);
    seePage();
    await settled();
    expect(media.getSnapshot().microphone).toMatchObject({ deviceId: 'headset' });
  });

  it('takes over though it was not there at first', async () => {
    const { media, devices } = await chosenWorld(others);
    expect(media.getSnapshot().microphone).toMatchObject({ deviceId: 'built-in' });
    devices.plug(headset);
    await settled();
    expect(media.getSnapshot().microphone).toMatchObject({ deviceId: 'headset' });
  });

  it('is tried again and again, while another one serves, until it starts', async () => {
    const { media, devices } = await chosenWorld();
    devices.unplug('headset');
    await settled();
    devices.busy.add('headset');
    devices.plug(headset);
    await settled();
    await wait(1_000);
    await wait(2_000);
    expect(media.getSnapshot().microphone).toMatchObject({ status: 'on', deviceId: 'built-in' });
    const asked = devices.requests.length;
    devices.busy.clear();
    await wait(3_999);
    expect(devices.requests).toHaveLength(asked);
    await wait(1);
    expect(media.getSnapshot().microphone).toMatchObject({ status: 'on', deviceId: 'headset' });
  });

  it('is not asked for again by itself when it is denied', async () => {
    const { media, devices } = await chosenWorld();
    devices.unplug('headset');
    await settled();
    devices.refusals.set('audio', 'NotAllowedError');
    devices.plug(headset);
    await settled();
    const asked = devices.requests.length;
    devices.plug(fakeDevice('audioinput', 'another'));
    await wait(60_000);
    expect(devices.requests).toHaveLength(asked);
    expect(media.getSnapshot().microphone).toMatchObject({ status: 'on', deviceId: 'built-in' });
  });

  it('stays away when the person chose another meanwhile', async () => {
    const { media, devices } = await chosenWorld();
    devices.unplug('headset');
    await settled();
    media.chooseMicrophone('built-in');
    await settled();
    devices.plug(headset);
    await settled();
    expect(media.getSnapshot().microphone).toMatchObject({ deviceId: 'built-in' });
  });

  it('stays off when the camera was turned off meanwhile', async () => {
    const { media, devices } = await chosenWorld();
    devices.unplug('webcam');
    await settled();
    media.stopCamera();
    devices.plug(webcam);
    await wait(60_000);
    expect(media.getSnapshot().camera).toEqual({ status: 'off' });
    expect(devices.live('video')).toEqual([]);
  });

  it('is replaced for good by nothing that goes, too', async () => {
    const { media, devices } = await chosenWorld();
    devices.unplug('headset');
    await settled();
    devices.busy.add('headset');
    devices.plug(headset);
    await settled();
    await wait(10_000);
    const answer = devices.holdAnswers();
    await wait(30_000);
    devices.unplug('built-in');
    devices.busy.clear();
    answer();
    await settled();
    expect(media.getSnapshot().microphone).toMatchObject({ status: 'on', deviceId: 'headset' });
  });
});

it('goes back to the device that served, where nobody chose one', async () => {
  const { media, devices } = mediaWorld();
  media.open();
  await settled();
  await wait(5_000);
  devices.unplug('headset');
  await wait(5_000);
  devices.plug(headset);
  await settled();
  expect(media.getSnapshot().microphone).toMatchObject({ deviceId: 'headset' });
});

it('follows a chosen speaker out and in', async () => {
  const { media, devices } = await chosenWorld();
  expect(media.getSnapshot().speakerId).toBe('earphones');
  devices.unplug('earphones');
  await settled();
  expect(media.getSnapshot().speakerId).toBe('');
  devices.plug(earphones);
  await settled();
  expect(media.getSnapshot().speakerId).toBe('earphones');
});

describe('moves', () => {
  it('are told, each once, with the name of what serves now', async () => {
    const { media, devices } = await chosenWorld();
    expect(media.getSnapshot().moves).toEqual([]);
    devices.unplug('headset');
    devices.unplug('earphones');
    await settled();
    expect(media.getSnapshot().moves).toEqual([
      { device: 'speaker', label: 'label of default' },
      { device: 'microphone', label: 'label of built-in' },
    ]);
    devices.plug(headset);
    await settled();
    const { moves } = media.getSnapshot();
    expect(moves.at(-1)).toEqual({ device: 'microphone', label: 'label of headset' });
    media.setMuted(true);
    expect(media.getSnapshot().moves).toBe(moves);
  });

  it('are none where the person chose, or the same device came back', async () => {
    const { media, devices } = await chosenWorld();
    media.chooseMicrophone('built-in');
    media.chooseSpeaker('');
    media.chooseCamera('front');
    await settled();
    await wait(5_000);
    for (const track of devices.live('audio')) track.end();
    await settled();
    expect(media.getSnapshot()).toMatchObject({ moves: [], microphone: { deviceId: 'built-in' } });
  });

  it('are over when the person chose since', async () => {
    const { media, devices } = await chosenWorld();
    devices.unplug('headset');
    await settled();
    media.chooseMicrophone('built-in');
    expect(media.getSnapshot().moves).toEqual([]);
  });
});

describe('after a sleep', () => {
  it('asks with growing pauses for what does not start yet', async () => {
    const { media, devices } = await chosenWorld();
    devices.busy.add('webcam');
    for (const track of devices.live('video')) track.end();
    await settled();
    expect(media.getSnapshot().camera).toEqual({ status: 'failed', problem: 'busy' });
    const states = new Set<string>();
    media.subscribe(() => states.add(media.getSnapshot().camera.status));
    const asked: number[] = [];
    for (const pauseMs of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000]) {
      await wait(pauseMs - 1);
      const before = devices.requests.length;
      await wait(1);
      asked.push(devices.requests.length - before);
    }
    expect(asked).toEqual([1, 1, 1, 1, 1, 1]);
    expect(states).toEqual(new Set(['failed']));
    devices.busy.clear();
    await wait(30_000);
    expect(media.getSnapshot().camera).toMatchObject({ status: 'on', deviceId: 'webcam' });
  });

  it('says that it starts when the person asks while it is tried', async () => {
    const { media, devices } = await chosenWorld();
    devices.busy.add('webcam');
    for (const track of devices.live('video')) track.end();
    await settled();
    const answer = devices.holdAnswers();
    await wait(1_000);
    expect(media.getSnapshot().camera.status).toBe('failed');
    media.startCamera();
    expect(media.getSnapshot().camera.status).toBe('starting');
    devices.busy.clear();
    answer();
    await settled();
    expect(media.getSnapshot().camera.status).toBe('on');
  });

  it('asks again later for a device that ends as soon as it is there', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    for (const track of devices.live('video')) track.end();
    await settled();
    expect(media.getSnapshot().camera).toEqual({ status: 'failed', problem: 'busy' });
    await wait(1_000);
    expect(media.getSnapshot().camera.status).toBe('on');
  });

  it('asks for nothing any more when all is closed', async () => {
    const { media, devices } = await chosenWorld();
    devices.busy.add('webcam');
    for (const track of devices.live('video')) track.end();
    await settled();
    const asked = devices.requests.length;
    media.close();
    await wait(60_000);
    expect(devices.requests).toHaveLength(asked);
  });
});

it('asks at once for remembered devices that are not there, and goes to the one that is', async () => {
  const { media, devices } = await chosenWorld([...others, headset]);
  expect(devices.requests.slice(0, 2).map((request) => Object.keys(request))).toEqual([
    ['audio', 'video'],
    ['audio', 'video'],
  ]);
  expect(media.getSnapshot()).toMatchObject({
    microphone: { status: 'on', deviceId: 'headset' },
    camera: { status: 'on', deviceId: 'front' },
  });
});
