import { mediaWorld } from '../../fakes/media-world';
import { settled } from '../../fakes/settled';
import { FakeMediaDevices } from '../../fakes/fake-media-devices';

function openedWorld() {
  const world = mediaWorld({ cameraWanted: false }, { devices: new FakeMediaDevices([]) });
  world.media.open();
  return world;
}

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
    expect(devices.screenRequests).toEqual([
      { video: { frameRate: { ideal: 15, max: 30 } }, audio: true },
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
