import type { LocalMedia } from '../../../lib/media/local-media';
import { mediaWorld } from '../../fakes/media-world';
import { settled } from '../../fakes/settled';
import { FakeMediaDevices } from '../../fakes/fake-media-devices';

const opened: LocalMedia[] = [];

function openedWorld() {
  const world = mediaWorld({ cameraWanted: false }, { devices: new FakeMediaDevices([]) });
  world.media.open();
  opened.push(world.media);
  return world;
}

afterEach(() => {
  for (const media of opened.splice(0)) media.close();
});

describe('sharing a screen', () => {
  it('delivers a picture to be read, and its sound', async () => {
    const { media, devices } = openedWorld();
    media.startScreen();
    expect(media.getSnapshot().screen).toEqual({ status: 'starting' });
    media.startScreen();
    await settled();
    const [video, audio] = devices.tracks;
    expect(media.getSnapshot().screen).toEqual({ status: 'on', video, audio });
    expect(video?.contentHint).toBe('detail');
    expect(audio?.contentHint).toBe('music');
    expect(devices.screenRequests).toMatchObject([
      { video: { frameRate: { ideal: 15, max: 30 } } },
    ]);
  });

  it('takes the sound as it is, in stereo, without what this page plays', async () => {
    const { media, devices } = openedWorld();
    media.startScreen();
    await settled();
    expect(devices.screenRequests).toMatchObject([
      {
        audio: {
          restrictOwnAudio: true,
          echoCancellation: false,
          noiseSuppression: false,
          autoGainControl: false,
          channelCount: { ideal: 2 },
        },
        systemAudio: 'include',
        windowAudio: 'window',
      },
    ]);
  });

  it('takes no sound of all the machine where this page would be heard in it', async () => {
    const { media, devices } = openedWorld();
    delete devices.supported.restrictOwnAudio;
    media.startScreen();
    await settled();
    expect(devices.screenRequests).toMatchObject([
      { systemAudio: 'exclude', windowAudio: 'exclude' },
    ]);
  });

  it('offers everything but this page, and to go over to something else', async () => {
    const { media, devices } = openedWorld();
    media.startScreen();
    await settled();
    expect(devices.screenRequests).toMatchObject([
      {
        selfBrowserSurface: 'exclude',
        surfaceSwitching: 'include',
        monitorTypeSurfaces: 'include',
      },
    ]);
  });

  it('does without sound where there is none', async () => {
    const { media, devices } = openedWorld();
    devices.screenHasSound = false;
    media.startScreen();
    await settled();
    expect(media.getSnapshot().screen).toMatchObject({ status: 'on', audio: null });
  });

  it('releases picture and sound when stopped', async () => {
    const { media, devices } = openedWorld();
    media.startScreen();
    await settled();
    media.stopScreen();
    expect(media.getSnapshot().screen).toEqual({ status: 'off' });
    expect(devices.tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
  });

  it("notices the browser's own button", async () => {
    const { media, devices } = openedWorld();
    media.startScreen();
    await settled();
    devices.tracks[0]?.end();
    expect(media.getSnapshot().screen).toEqual({ status: 'off' });
    expect(devices.live('audio')).toEqual([]);
  });

  it.each([
    ['NotAllowedError', { status: 'off' }],
    ['NotReadableError', { status: 'failed', problem: 'busy' }],
    ['NotFoundError', { status: 'failed', problem: 'missing' }],
  ])('when refused with %s', async (name, state) => {
    const { media, devices } = openedWorld();
    devices.screenRefusal = name;
    media.startScreen();
    await settled();
    expect(media.getSnapshot().screen).toEqual(state);
    devices.screenRefusal = null;
    media.startScreen();
    await settled();
    expect(media.getSnapshot().screen.status).toBe('on');
  });

  it.each(['stopScreen', 'close'] as const)('releases what arrives after %s', async (verb) => {
    const { media, devices } = openedWorld();
    const answer = devices.holdAnswers();
    media.startScreen();
    media[verb]();
    answer();
    await settled();
    expect(devices.tracks).toHaveLength(2);
    expect(devices.tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
    expect(media.getSnapshot().screen).toEqual({ status: 'off' });
  });
});

describe('the size of a shared screen', () => {
  const fullHd = 1920 * 1080;
  const rate = { frameRate: { ideal: 15, max: 30 } };

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  async function look(): Promise<void> {
    jest.advanceTimersByTime(1_000);
    await settled();
  }

  /** A screen of that size in a browser that scales it down when told to. */
  async function shared(width: number, height: number, pixels: number) {
    const { media, devices } = openedWorld();
    devices.screenSize = { width, height };
    devices.screenHasSound = false;
    media.limitScreen(pixels);
    media.startScreen();
    await settled();
    const [video] = devices.tracks;
    if (!video) throw new Error('nothing is shared');
    return { media, video };
  }

  it('is cut down before anything is sent', async () => {
    const { media, devices } = openedWorld();
    devices.screenSize = { width: 3840, height: 2160 };
    media.limitScreen(fullHd);
    const applied: unknown[] = [];
    media.subscribe(() => {
      if (media.getSnapshot().screen.status === 'on') applied.push(devices.tracks[0]?.applied[0]);
    });
    media.startScreen();
    await settled();
    expect(applied).toEqual([{ ...rate, width: { max: 1920 }, height: { max: 1080 } }]);
  });

  it.each([
    ['that is upright', 2160, 3840, 1080, 1920],
    ['that is very large', 5120, 2880, 1920, 1080],
    ['that is very wide', 5120, 1440, 2715, 764],
  ])('keeps the shape of one %s', async (_, width, height, fitWidth, fitHeight) => {
    const { video } = await shared(width, height, fullHd);
    expect(video.applied).toEqual([
      { ...rate, width: { max: fitWidth }, height: { max: fitHeight } },
    ]);
    await look();
    expect(video.applied).toHaveLength(1);
  });

  it.each([
    [1920, 1080],
    [1920, 1200],
    [640, 360],
  ])('stays as it is where that is little more, or less (%i x %i)', async (width, height) => {
    const { video } = await shared(width, height, fullHd);
    await look();
    expect(video.applied).toEqual([]);
  });

  it('follows the number of people: larger again when they are fewer', async () => {
    const { media, video } = await shared(3840, 2160, fullHd);
    media.limitScreen(2560 * 1440);
    await settled();
    expect(video.applied.at(-1)).toEqual({ ...rate, width: { max: 2560 }, height: { max: 1440 } });
    media.limitScreen(fullHd);
    await settled();
    expect(video.applied.at(-1)).toEqual({ ...rate, width: { max: 1920 }, height: { max: 1080 } });
  });

  it('follows a window that becomes larger', async () => {
    const { video } = await shared(800, 1200, fullHd);
    expect(video.applied).toEqual([]);
    Object.assign(video.natural, { width: 3840, height: 2160 });
    await look();
    expect(video.applied.at(-1)).toEqual({ ...rate, width: { max: 1920 }, height: { max: 1080 } });
  });

  it('is not kept within the shape of something that was shown before', async () => {
    const { video } = await shared(2160, 3840, fullHd);
    Object.assign(video.natural, { width: 3840, height: 2160 });
    await look();
    expect(video.applied.at(-1)).toEqual({ ...rate, width: { max: 1920 }, height: { max: 1080 } });
  });

  it('goes on as it is where the browser can not', async () => {
    const { media, devices } = openedWorld();
    devices.screenSize = { width: 3840, height: 2160 };
    devices.refusesConstraints = true;
    media.limitScreen(fullHd);
    media.startScreen();
    await settled();
    expect(media.getSnapshot().screen.status).toBe('on');
  });

  it('is watched no longer than it is shared', async () => {
    const { media } = await shared(3840, 2160, fullHd);
    media.stopScreen();
    expect(jest.getTimerCount()).toBe(0);
  });
});
