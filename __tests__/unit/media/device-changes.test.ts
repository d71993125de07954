import { FakeMediaDevices, fakeDevice } from '../../fakes/fake-media-devices';
import { mediaWorld } from '../../fakes/media-world';
import { settled } from '../../fakes/settled';

describe('devices that come and go', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Long enough for a device to count as one that works. */
  const useForAWhile = () => jest.advanceTimersByTime(5_000);

  it.each([true, false])(
    'falls back to the default, muted (tracks end: %s)',
    async (endsTracks) => {
      const { media, devices } = mediaWorld();
      media.open();
      media.setMuted(true);
      await settled();
      useForAWhile();
      devices.unplug('headset', { endsTracks });
      await settled();
      expect(media.getSnapshot()).toMatchObject({
        muted: true,
        microphone: { status: 'on', deviceId: 'built-in' },
      });
      expect(devices.live('audio').map(({ enabled }) => enabled)).toEqual([false]);
    },
  );

  it('does not ask anew when it goes while another one is being asked for', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    useForAWhile();
    const answer = devices.holdAnswers();
    media.chooseCamera('front');
    devices.unplug('webcam');
    await settled();
    expect(media.getSnapshot().camera).toEqual({ status: 'starting' });
    answer();
    await settled();
    expect(media.getSnapshot().camera).toMatchObject({ status: 'on', deviceId: 'front' });
    expect(devices.live('video')).toHaveLength(1);
    expect(devices.requests.filter(({ video }) => video)).toHaveLength(2);
  });

  it('comes back when the only one is plugged in again', async () => {
    const devices = new FakeMediaDevices([fakeDevice('audioinput', 'only')]);
    const { media } = mediaWorld({ muted: true }, { devices });
    media.open();
    await settled();
    useForAWhile();
    devices.unplug('only');
    await settled();
    expect(media.getSnapshot().microphone).toEqual({ status: 'failed', problem: 'missing' });
    devices.plug(fakeDevice('audioinput', 'only'));
    await settled();
    expect(media.getSnapshot()).toMatchObject({ muted: true, microphone: { status: 'on' } });
    expect(devices.live('audio').map(({ enabled }) => enabled)).toEqual([false]);
  });

  it('comes when there was none at first', async () => {
    const devices = new FakeMediaDevices([]);
    const { media } = mediaWorld({}, { devices });
    media.open();
    await settled();
    expect(media.getSnapshot().camera).toEqual({ status: 'failed', problem: 'missing' });
    devices.plug(fakeDevice('videoinput', 'new'));
    await settled();
    expect(media.getSnapshot().camera).toMatchObject({ status: 'on', deviceId: 'new' });
  });

  it('comes back when it is plugged in while the browser still looks for it', async () => {
    const devices = new FakeMediaDevices([fakeDevice('audioinput', 'only')]);
    const { media } = mediaWorld({}, { devices });
    media.open();
    await settled();
    useForAWhile();
    devices.refusals.set('audio', 'NotReadableError');
    const answer = devices.holdAnswers();
    devices.unplug('only');
    await settled();
    devices.plug(fakeDevice('audioinput', 'only'));
    await settled();
    const answerNext = devices.holdAnswers();
    answer();
    await settled();
    devices.refusals.clear();
    answerNext();
    await settled();
    expect(media.getSnapshot().microphone.status).toBe('on');
  });

  it('tells what the system took, until it is given back', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    for (const track of devices.live('video')) track.setMuted(true);
    expect(media.getSnapshot()).toMatchObject({
      interrupted: ['camera'],
      camera: { status: 'on' },
    });
    for (const track of devices.live('video')) track.setMuted(false);
    expect(media.getSnapshot().interrupted).toEqual([]);
  });

  it('takes back what another program took, once the page is seen again', async () => {
    const { media, devices, seePage } = mediaWorld();
    media.open();
    await settled();
    useForAWhile();
    devices.refusals.set('video', 'NotReadableError');
    for (const track of devices.live('video')) track.end();
    await settled();
    expect(media.getSnapshot()).toMatchObject({
      interrupted: ['camera'],
      camera: { status: 'failed', problem: 'busy' },
    });
    devices.refusals.clear();
    seePage();
    await settled();
    expect(media.getSnapshot()).toMatchObject({ interrupted: [], camera: { status: 'on' } });
  });

  it('does not ask again by itself for what is no longer allowed', async () => {
    const { media, devices, seePage } = mediaWorld();
    media.open();
    await settled();
    useForAWhile();
    devices.refusals.set('video', 'NotAllowedError');
    for (const track of devices.live('video')) track.end();
    await settled();
    const asked = devices.requests.length;
    seePage();
    await settled();
    expect(devices.requests).toHaveLength(asked);
  });

  it('does not ask in circles for a device that ends as soon as it is there', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    const asked = devices.requests.length;
    for (const track of devices.live('video')) track.end();
    await settled();
    expect(media.getSnapshot().camera).toEqual({ status: 'failed', problem: 'busy' });
    expect(devices.requests).toHaveLength(asked);
    devices.plug(fakeDevice('videoinput', 'another'));
    await settled();
    expect(media.getSnapshot().camera.status).toBe('on');
  });

  it('follows the default when it becomes another device', async () => {
    const devices = new FakeMediaDevices([fakeDevice('audioinput', 'default', 'headset')]);
    const { media } = mediaWorld({}, { devices });
    media.open();
    await settled();
    useForAWhile();
    devices.devices.push(fakeDevice('audioinput', 'default', 'built-in'));
    devices.unplug('default', { endsTracks: false });
    await settled();
    expect(devices.live('audio').map(({ settings }) => settings.groupId)).toEqual(['built-in']);
  });

  it('leaves tracks alone that no listed device delivers', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    useForAWhile();
    for (const track of devices.live('video')) track.settings.deviceId = 'canvas';
    devices.unplug('front');
    devices.unplug('webcam', { endsTracks: false });
    await settled();
    expect(devices.requests.filter(({ video }) => video)).toHaveLength(1);
  });
});
