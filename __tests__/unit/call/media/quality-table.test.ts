import { openingQuality, qualityFor } from '../../../../lib/call/media/quality-table';
import { encodingFor } from '../../../../lib/call/media/send-parameters';
import { fakeTrack } from '../../../fakes/fake-track';

describe('qualityFor', () => {
  it.each([
    [1, 720, 30, 1_700_000],
    [2, 720, 30, 1_700_000],
    [3, 480, 25, 700_000],
    [4, 270, 24, 300_000],
    [5, 180, 20, 150_000],
    [6, 180, 20, 150_000],
  ])('%i people: %ip at %i frames/s and %i bit/s a link', (count, height, frameRate, bitrate) => {
    expect(qualityFor(count).camera).toEqual({ height, frameRate, bitrate });
  });

  it.each([2, 3, 4, 5])(
    'keeps the camera and sound of %i people below 2 Mbit/s of uplink',
    (count) => {
      const { camera, audio } = qualityFor(count);
      expect((camera.bitrate + audio.bitrate) * (count - 1)).toBeLessThan(2_000_000);
    },
  );
});

describe('qualityFor a machine that has too much to do', () => {
  it.each([
    [1, 480, 15, 700_000],
    [2, 270, 15, 300_000],
    [3, 180, 15, 150_000],
    [4, 180, 15, 150_000],
    [5, 180, 15, 150_000],
  ])('%i people: %ip at %i frames/s and %i bit/s a link', (count, height, frameRate, bitrate) => {
    expect(qualityFor(count, true).camera).toEqual({ height, frameRate, bitrate });
  });

  it.each([1, 2, 3, 4, 5])('asks no more of it in any way, with %i people', (count) => {
    const [usual, calm] = [qualityFor(count), qualityFor(count, true)];
    expect(calm.camera.height).toBeLessThanOrEqual(usual.camera.height);
    expect(calm.camera.frameRate).toBeLessThanOrEqual(usual.camera.frameRate);
    expect(calm.camera.bitrate).toBeLessThanOrEqual(usual.camera.bitrate);
    expect(calm.screen.frameRate).toBeLessThanOrEqual(usual.screen.frameRate);
    expect(calm.screen.bitrate).toBeLessThanOrEqual(usual.screen.bitrate);
    expect(calm.audio.bitrate).toBeLessThanOrEqual(usual.audio.bitrate);
  });
});

describe('openingQuality', () => {
  it.each([2, 3, 4, 5])(
    'makes the first pictures for %i people small, and nothing else',
    (count) => {
      const quality = qualityFor(count);
      expect(openingQuality(quality)).toEqual({
        ...quality,
        camera: { ...quality.camera, height: 180 },
      });
    },
  );
});

describe('encodingFor', () => {
  it.each([
    [{ width: 1280, height: 720 }, 4],
    [{ width: 720, height: 1280 }, 4],
    [{ width: 320, height: 180 }, 1],
    [{ width: 160, height: 90 }, 1],
    [{}, 1],
  ])('scales a camera of %o down by %d for five', (settings, scale) => {
    const encoding = encodingFor('camera', qualityFor(5), fakeTrack('video', settings));
    expect(encoding.scaleResolutionDownBy).toBe(scale);
  });

  it('puts sound first and never scales a screen', () => {
    const quality = qualityFor(4);
    expect(encodingFor('microphone', quality, null).priority).toBe('high');
    expect(encodingFor('camera', quality, null).priority).toBeUndefined();
    expect(encodingFor('screen', quality, null).scaleResolutionDownBy).toBeUndefined();
  });
});
