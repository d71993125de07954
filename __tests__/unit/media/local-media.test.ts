import { LocalMedia } from '../../../lib/media/local-media';
import { FakeMediaDevices, fakeDevice } from '../../fakes/fake-media-devices';
import { FakeStorage } from '../../fakes/fake-storage';
import { mediaWorld } from '../../fakes/media-world';
import { settled } from '../../fakes/settled';

describe('opening', () => {
  it('touches nothing before', async () => {
    const { media, devices } = mediaWorld();
    await settled();
    expect(devices.requests).toEqual([]);
    expect(media.getSnapshot()).toMatchObject({
      microphone: { status: 'starting' },
      camera: { status: 'starting' },
      screen: { status: 'off' },
    });
  });

  it('asks for microphone and camera at once, each on its own', () => {
    const { media, devices } = mediaWorld();
    media.open();
    expect(devices.requests).toEqual([
      { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } },
      { video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } },
    ]);
  });

  it('delivers tracks and tells what there is to choose', async () => {
    const { media } = mediaWorld();
    media.open();
    await settled();
    const { microphone, camera, choices } = media.getSnapshot();
    expect(microphone).toMatchObject({ status: 'on', deviceId: 'headset' });
    expect(camera).toMatchObject({ status: 'on', deviceId: 'webcam' });
    expect(choices.microphones.map(({ deviceId }) => deviceId)).toEqual(['headset', 'built-in']);
  });

  it('survives a second open, a close and another open', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    media.open();
    media.close();
    media.open();
    await settled();
    expect(media.getSnapshot().microphone.status).toBe('on');
    expect(devices.live('audio')).toHaveLength(1);
    expect(devices.live('video')).toHaveLength(1);
    expect(devices.tracks).toHaveLength(4);
  });

  it('releases what arrives after closing', async () => {
    const { media, devices } = mediaWorld();
    const answer = devices.holdAnswers();
    media.open();
    media.close();
    answer();
    await settled();
    expect(devices.tracks).toHaveLength(2);
    expect(devices.live('audio').concat(devices.live('video'))).toEqual([]);
    expect(media.getSnapshot().camera.status).toBe('off');
  });

  it('stops listening when closed', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    media.close();
    const asked = devices.requests.length;
    const { choices } = media.getSnapshot();
    devices.plug(fakeDevice('audioinput', 'another'));
    await settled();
    expect(devices.requests).toHaveLength(asked);
    expect(media.getSnapshot().choices).toBe(choices);
  });

  it('leaves the camera off when it is not wanted', async () => {
    const { media, devices } = mediaWorld({ cameraWanted: false });
    expect(media.getSnapshot().camera).toEqual({ status: 'off' });
    media.open();
    await settled();
    expect(devices.live('video')).toEqual([]);
    expect(media.getSnapshot().microphone.status).toBe('on');
  });

  it('says so where the browser has no devices to offer', async () => {
    const media = new LocalMedia({
      edges: {
        mediaDevices: () => null,
        storage: new FakeStorage(),
        canChooseSpeaker: () => false,
      },
    });
    media.open();
    media.startScreen();
    await settled();
    const insecure = { status: 'failed', problem: 'insecure' };
    expect(media.getSnapshot()).toMatchObject({
      microphone: insecure,
      camera: insecure,
      screen: insecure,
    });
  });
});

describe('problems', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotReadableError', 'busy'],
    ['NotFoundError', 'missing'],
  ])('of the camera (%s) leave the microphone alone', async (name, problem) => {
    const { media, devices } = mediaWorld();
    devices.refusals.set('video', name);
    media.open();
    await settled();
    expect(media.getSnapshot()).toMatchObject({
      microphone: { status: 'on' },
      camera: { status: 'failed', problem },
    });
  });

  it('are over when the person tries again with permission', async () => {
    const { media, devices } = mediaWorld();
    devices.refusals.set('audio', 'NotAllowedError').set('video', 'NotAllowedError');
    media.open();
    await settled();
    devices.refusals.clear();
    media.retryMicrophone();
    media.startCamera();
    await settled();
    expect(media.getSnapshot()).toMatchObject({
      microphone: { status: 'on' },
      camera: { status: 'on' },
    });
  });

  it('do not make a denied device ask again when devices change', async () => {
    const { media, devices } = mediaWorld();
    devices.refusals.set('audio', 'NotAllowedError');
    media.open();
    await settled();
    const asked = devices.requests.length;
    devices.plug(fakeDevice('audioinput', 'another'));
    await settled();
    expect(devices.requests).toHaveLength(asked);
  });
});

describe('muting', () => {
  it('silences the track and keeps the device', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    media.setMuted(true);
    expect(devices.live('audio').map(({ enabled }) => enabled)).toEqual([false]);
    media.setMuted(false);
    expect(devices.live('audio').map(({ enabled }) => enabled)).toEqual([true]);
    expect(media.getSnapshot().muted).toBe(false);
  });

  it('holds for a track that comes later', async () => {
    const { media, devices } = mediaWorld({ muted: true });
    media.open();
    await settled();
    expect(media.getSnapshot().muted).toBe(true);
    expect(devices.live('audio').map(({ enabled }) => enabled)).toEqual([false]);
  });

  it('holds over an exchange of devices', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    media.setMuted(true);
    media.chooseMicrophone('built-in');
    await settled();
    expect(media.getSnapshot().microphone).toMatchObject({ deviceId: 'built-in' });
    expect(devices.live('audio').map(({ enabled }) => enabled)).toEqual([false]);
  });

  it('tries for a microphone again when undone', async () => {
    const { media, devices } = mediaWorld({ muted: true });
    devices.refusals.set('audio', 'NotReadableError');
    media.open();
    await settled();
    devices.refusals.clear();
    media.setMuted(false);
    await settled();
    expect(media.getSnapshot().microphone.status).toBe('on');
  });
});

describe('the camera', () => {
  it('is released when stopped, and stays so until the person starts it', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    media.stopCamera();
    expect(devices.live('video')).toEqual([]);
    media.chooseCamera('front');
    devices.unplug('webcam');
    devices.plug(fakeDevice('videoinput', 'another'));
    await settled();
    expect(media.getSnapshot().camera).toEqual({ status: 'off' });
    media.startCamera();
    await settled();
    expect(media.getSnapshot().camera).toMatchObject({ status: 'on', deviceId: 'front' });
  });

  it('is released when it starts after it was stopped', async () => {
    const { media, devices } = mediaWorld();
    const answer = devices.holdAnswers();
    media.open();
    media.stopCamera();
    answer();
    await settled();
    expect(devices.live('video')).toEqual([]);
    expect(media.getSnapshot().camera.status).toBe('off');
  });

  it('is not asked for twice', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    media.startCamera();
    await settled();
    media.startCamera();
    await settled();
    expect(devices.requests.filter(({ video }) => video)).toHaveLength(1);
  });

  it('takes smaller pictures when told so, now and after a restart', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    media.limitCapture({ height: 180, frameRate: 20 });
    media.limitCapture({ height: 180, frameRate: 20 });
    const small = { width: { ideal: 320 }, height: { ideal: 180 }, frameRate: { ideal: 20 } };
    expect(devices.live('video').map(({ applied }) => applied)).toEqual([[small]]);
    media.stopCamera();
    media.startCamera();
    await settled();
    expect(devices.requests.at(-1)).toEqual({ video: small });
  });

  it('takes smaller pictures also when told so while it starts', async () => {
    const { media, devices } = mediaWorld();
    const answer = devices.holdAnswers();
    media.open();
    media.limitCapture({ height: 180, frameRate: 20 });
    answer();
    await settled();
    expect(devices.live('video').map(({ applied }) => applied.length)).toEqual([1]);
  });

  it('goes on as it is when it can not', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    for (const track of devices.live('video')) track.refusesConstraints = true;
    media.limitCapture({ height: 180, frameRate: 20 });
    await settled();
    expect(media.getSnapshot().camera.status).toBe('on');
  });
});

describe('choosing', () => {
  it('exchanges the device without an interruption', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    const states: string[] = [];
    media.subscribe(() => states.push(media.getSnapshot().camera.status));
    media.chooseCamera('front');
    await settled();
    expect(media.getSnapshot().camera).toMatchObject({ status: 'on', deviceId: 'front' });
    expect(new Set(states)).toEqual(new Set(['on']));
    expect(devices.live('video')).toHaveLength(1);
  });

  it('releases the old device first where only one can be open', async () => {
    const { media, devices } = mediaWorld();
    devices.oneAtATime = true;
    media.open();
    await settled();
    media.chooseCamera('front');
    await settled();
    expect(media.getSnapshot().camera).toMatchObject({ status: 'on', deviceId: 'front' });
  });

  it('ends with the last choice, whatever order the answers come in', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    const answerFirst = devices.holdAnswers();
    media.chooseCamera('front');
    const answerSecond = devices.holdAnswers();
    media.chooseCamera('webcam');
    answerSecond();
    await settled();
    answerFirst();
    await settled();
    expect(media.getSnapshot().camera).toMatchObject({ status: 'on', deviceId: 'webcam' });
    expect(devices.live('video').map(({ settings }) => settings.deviceId)).toEqual(['webcam']);
  });

  it('keeps the device there is when the other one is denied', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    devices.refusals.set('audio', 'NotAllowedError');
    media.chooseMicrophone('built-in');
    await settled();
    expect(media.getSnapshot().microphone).toMatchObject({ status: 'on', deviceId: 'headset' });
  });

  it('is remembered on this device', async () => {
    const { media, storage } = mediaWorld();
    media.chooseMicrophone('built-in');
    media.chooseCamera('front');
    media.chooseSpeaker('speakers');
    const next = mediaWorld({}, { storage }).media;
    next.open();
    await settled();
    expect(next.getSnapshot()).toMatchObject({
      microphone: { deviceId: 'built-in' },
      camera: { deviceId: 'front' },
      speakerId: 'speakers',
    });
  });

  it('gives way to the default where the remembered device is not there', async () => {
    const storage = new FakeStorage();
    storage.setItem('tertulia.microphone', 'at-home');
    storage.setItem('tertulia.speaker', 'at-home');
    const { media } = mediaWorld({}, { storage });
    media.open();
    await settled();
    expect(media.getSnapshot()).toMatchObject({
      microphone: { status: 'on', deviceId: 'headset' },
      speakerId: '',
    });
  });
});

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

  it('falls back while another device is being asked for', async () => {
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
