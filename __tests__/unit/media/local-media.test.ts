import { LocalMedia } from '../../../lib/media/local-media';
import { fakeDevice } from '../../fakes/fake-media-devices';
import { mediaWorld } from '../../fakes/media-world';
import { settled } from '../../fakes/settled';
import { fakeMediaEdges } from '../../fakes/fake-media-edges';

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

  it('asks for microphone and camera at once: one request, one prompt', async () => {
    const { media, devices } = mediaWorld();
    media.open();
    await settled();
    expect(devices.requests).toEqual([
      {
        audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
        video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
      },
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
    const media = new LocalMedia({ edges: fakeMediaEdges() });
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
  it.each(['NotAllowedError', 'NotReadableError', 'NotFoundError'])(
    'of the microphone (%s) leave the camera alone',
    async (name) => {
      const { media, devices } = mediaWorld();
      devices.refusals.set('audio', name);
      media.open();
      await settled();
      expect(media.getSnapshot()).toMatchObject({
        microphone: { status: 'failed' },
        camera: { status: 'on' },
      });
      // Once together, then each of the two on its own.
      expect(devices.requests.map((request) => Object.keys(request))).toEqual([
        ['audio', 'video'],
        ['audio'],
        ['video'],
      ]);
    },
  );

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

  it('are not asked about again when the person closed the prompt', async () => {
    const { media, devices } = mediaWorld();
    devices.refusals.set('audio', 'NotAllowedError').set('video', 'NotAllowedError');
    devices.permissions.set('audio', 'prompt').set('video', 'prompt');
    media.open();
    await settled();
    const denied = { status: 'failed', problem: 'denied' };
    expect(media.getSnapshot()).toMatchObject({ microphone: denied, camera: denied });
    expect(devices.requests).toHaveLength(1);
  });

  it('are not asked about again after a person had time to close the prompt, where the browser tells no decisions', async () => {
    const { media, devices, clock } = mediaWorld();
    devices.refusals.set('audio', 'NotAllowedError').set('video', 'NotAllowedError');
    const answer = devices.holdAnswers();
    media.open();
    await settled();
    clock.nowMs += 1_500;
    answer();
    await settled();
    const denied = { status: 'failed', problem: 'denied' };
    expect(media.getSnapshot()).toMatchObject({ microphone: denied, camera: denied });
    expect(devices.requests).toHaveLength(1);
  });

  it('are asked about apart where a decision is known, however long the browser took', async () => {
    const { media, devices, clock } = mediaWorld();
    devices.refusals.set('video', 'NotAllowedError');
    devices.permissions.set('video', 'denied');
    const answer = devices.holdAnswers();
    media.open();
    await settled();
    clock.nowMs += 1_500;
    answer();
    await settled();
    expect(media.getSnapshot()).toMatchObject({ microphone: { status: 'on' } });
  });

  it('are those of the one that was denied before', async () => {
    const { media, devices } = mediaWorld();
    devices.refusals.set('video', 'NotAllowedError');
    devices.permissions.set('audio', 'prompt').set('video', 'denied');
    media.open();
    await settled();
    expect(media.getSnapshot()).toMatchObject({
      microphone: { status: 'on' },
      camera: { status: 'failed', problem: 'denied' },
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

describe('talking while something is held', () => {
  const enabledOf = ({ devices }: ReturnType<typeof mediaWorld>) =>
    devices.live('audio').map(({ enabled }) => enabled);

  it('is heard as long, and muted again', async () => {
    const world = mediaWorld({ muted: true });
    world.media.open();
    await settled();
    world.media.talk(true);
    expect(enabledOf(world)).toEqual([true]);
    expect(world.media.getSnapshot()).toMatchObject({ muted: false, talking: true });
    world.media.talk(false);
    expect(enabledOf(world)).toEqual([false]);
    expect(world.media.getSnapshot()).toMatchObject({ muted: true, talking: false });
  });

  it('never mutes who was not muted, nor does anything without a microphone', async () => {
    const world = mediaWorld();
    world.media.open();
    await settled();
    world.media.talk(true);
    world.media.talk(false);
    expect(enabledOf(world)).toEqual([true]);

    const without = mediaWorld({ muted: true });
    without.devices.refusals.set('audio', 'NotAllowedError');
    without.media.open();
    await settled();
    without.media.talk(true);
    expect(without.media.getSnapshot()).toMatchObject({ muted: true, talking: false });
  });

  it.each([true, false])(
    'leaves the last word to who presses the button: muted %s',
    async (muted) => {
      const world = mediaWorld({ muted: true });
      world.media.open();
      await settled();
      world.media.talk(true);
      world.media.setMuted(muted);
      world.media.talk(false);
      expect(world.media.getSnapshot()).toMatchObject({ muted, talking: false });
      expect(enabledOf(world)).toEqual([!muted]);
    },
  );
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
    media.close();
    media.open();
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
