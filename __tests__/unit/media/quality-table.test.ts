import { openingQuality, qualityFor } from '../../../lib/media/quality-table';
import { encodingFor } from '../../../lib/call/media/send-parameters';
import { fakeTrack } from '../../fakes/fake-track';

describe('qualityFor', () => {
  it.each([
    [1, 720, 30, 1_700_000],
    [2, 720, 30, 1_700_000],
    [3, 480, 25, 700_000],
    [4, 270, 24, 300_000],
    [5, 180, 20, 150_000],
    [6, 180, 20, 150_000],
  ])('%i people: %ip at %i frames/s and %i bit/s a link', (count, height, frameRate, bitrate) => {
    expect(qualityFor(count).camera).toEqual({ height, frameRate, bitrate, rest: null });
  });

  it.each([
    [1, 2560, 1440, 128_000],
    [2, 2560, 1440, 128_000],
    [3, 1920, 1080, 96_000],
    [4, 1920, 1080, 96_000],
    [5, 1920, 1080, 96_000],
  ])('%i people: a screen of %i x %i, its sound with %i bit/s', (count, width, height, bitrate) => {
    const { screen, screenAudio } = qualityFor(count);
    expect(screen.pixels).toBe(width * height);
    expect(screenAudio.bitrate).toBe(bitrate);
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
    expect(qualityFor(count, 2).camera).toEqual({ height, frameRate, bitrate, rest: null });
  });

  it.each([1, 2, 3, 4, 5])('asks no more of it in any way, with %i people', (count) => {
    const [usual, calm] = [qualityFor(count), qualityFor(count, 2)];
    expect(calm.camera.height).toBeLessThanOrEqual(usual.camera.height);
    expect(calm.camera.frameRate).toBeLessThanOrEqual(usual.camera.frameRate);
    expect(calm.camera.bitrate).toBeLessThanOrEqual(usual.camera.bitrate);
    expect(calm.screen.frameRate).toBeLessThanOrEqual(usual.screen.frameRate);
    expect(calm.screen.bitrate).toBeLessThanOrEqual(usual.screen.bitrate);
    expect(calm.audio.bitrate).toBeLessThanOrEqual(usual.audio.bitrate);
    expect(calm.screen.pixels).toBeLessThanOrEqual(usual.screen.pixels);
    expect(calm.screenAudio.bitrate).toBeLessThanOrEqual(usual.screenAudio.bitrate);
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

  it.each([
    [5, { width: 3840, height: 2160 }, 2],
    [5, { width: 5120, height: 2880 }, 8 / 3],
    [5, { width: 2160, height: 3840 }, 2],
    [2, { width: 3840, height: 2160 }, 1.5],
    [2, { width: 2560, height: 1440 }, 1],
    [5, { width: 1920, height: 1200 }, 1],
    [5, { width: 1920, height: 1080 }, 1],
    [5, { width: 640, height: 360 }, 1],
    [5, {}, 1],
  ])('for %i people scales a screen of %o down by %d', (count, settings, scale) => {
    const encoding = encodingFor('screen', qualityFor(count), fakeTrack('video', settings));
    expect(encoding.scaleResolutionDownBy).toBeCloseTo(scale);
  });

  it('scales a wide screen by its pixels, not by its longer side', () => {
    const wide = fakeTrack('video', { width: 5120, height: 1440 });
    const { scaleResolutionDownBy = 0 } = encodingFor('screen', qualityFor(5), wide);
    expect(1440 / scaleResolutionDownBy).toBeGreaterThan(700);
  });

  it('puts sound first', () => {
    const quality = qualityFor(4);
    expect(encodingFor('microphone', quality, null).priority).toBe('high');
    expect(encodingFor('screenAudio', quality, null).priority).toBe('high');
    expect(encodingFor('camera', quality, null).priority).toBeUndefined();
  });

  it('gives the sound of a screen what music needs, and a voice what voices need', () => {
    const quality = qualityFor(5);
    expect(encodingFor('screenAudio', quality, null).maxBitrate).toBe(96_000);
    expect(encodingFor('microphone', quality, null).maxBitrate).toBe(32_000);
  });
});
