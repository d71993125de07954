import { fakeDevice } from '../../fakes/fake-media-devices';
import { FakeStorage } from '../../fakes/fake-storage';
import { mediaWorld } from '../../fakes/media-world';
import { settled } from '../../fakes/settled';

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

describe('a device that is busy', () => {
  it('tells which other one there is, with its name, and takes it when told to', async () => {
    const { media, devices } = mediaWorld();
    devices.busy.add('webcam');
    media.open();
    await settled();
    const instead = { deviceId: 'front', label: 'label of front' };
    expect(media.getSnapshot()).toMatchObject({
      camera: { status: 'failed', problem: 'busy' },
      instead: { camera: instead, microphone: null },
    });
    media.chooseCamera(instead.deviceId);
    await settled();
    expect(media.getSnapshot()).toMatchObject({
      camera: { status: 'on', deviceId: 'front' },
      instead: { camera: null },
    });
  });

  it('learns of the other one though nothing started at all', async () => {
    const { media, devices } = mediaWorld();
    const known = devices.devices.splice(0);
    // Before there is a permission, browsers tell no ids and no names.
    devices.devices.push(...known.map(({ kind }) => fakeDevice(kind, '')));
    devices.refusals.set('video', 'NotReadableError').set('audio', 'NotReadableError');
    const answer = devices.holdAnswers();
    media.open();
    await settled();
    devices.devices.splice(0, Infinity, ...known);
    answer();
    await settled();
    expect(media.getSnapshot().instead).toMatchObject({
      camera: { deviceId: 'front' },
      microphone: { deviceId: 'built-in' },
    });
  });

  it.each(['NotAllowedError', 'NotFoundError'])('is none when it failed with %s', async (name) => {
    const { media, devices } = mediaWorld();
    devices.refusals.set('video', name);
    media.open();
    await settled();
    expect(media.getSnapshot().instead.camera).toBeNull();
  });
});

describe('music', () => {
  const voice = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  const music = {
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
    channelCount: { ideal: 2 },
  };

  it('is taken as it sounds, in stereo, by another track of the same microphone, and back', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    expect(devices.live('audio')[0]).toMatchObject({ contentHint: '' });
    for (const [isMusic, constraints, hint] of [
      [true, music, 'music'],
      [false, voice, ''],
    ] as const) {
      media.setMusic(isMusic);
      expect(media.getSnapshot().music).toBe(isMusic);
      await settled();
      expect(devices.requests.at(-1)).toEqual({ audio: constraints });
      expect(devices.live('audio').map(({ contentHint }) => contentHint)).toEqual([hint]);
    }
  });

  it('leaves who is muted muted', async () => {
    const { media, devices } = mediaWorld({ muted: true });
    media.open();
    await settled();
    media.setMusic(true);
    await settled();
    expect(devices.live('audio').map(({ enabled }) => enabled)).toEqual([false]);
  });

  it('is remembered on this device, and known once devices are opened', async () => {
    const { media, storage } = mediaWorld();
    media.setMusic(true);
    const next = mediaWorld({}, { storage });
    expect(next.media.getSnapshot().music).toBe(false);
    next.media.open();
    await settled();
    expect(next.media.getSnapshot().music).toBe(true);
    expect(next.devices.requests).toMatchObject([{ audio: music }]);
  });
});
