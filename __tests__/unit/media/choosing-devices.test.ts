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
