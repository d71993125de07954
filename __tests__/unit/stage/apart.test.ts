import { ApartPlace } from '../../../lib/stage/apart';
import { standIn } from '../../fakes/stand-in';

class FakeWindow extends EventTarget {
  innerWidth = 400;
  innerHeight = 300;
  isOpen = true;

  close(): void {
    this.isOpen = false;
    this.dispatchEvent(new Event('pagehide'));
  }
}

class FakeVideo extends EventTarget {
  async requestPictureInPicture() {
    return { width: 320, height: 180 };
  }
}

function apartWorld(has: 'windows' | 'videos' | 'both' | 'nothing') {
  const windows: FakeWindow[] = [];
  const video = new FakeVideo();
  const world = { refuses: false, exits: 0, videoIsThere: true };
  const place = new ApartPlace({
    requestWindow: () =>
      has === 'windows' || has === 'both'
        ? async () => {
            if (world.refuses) throw new DOMException('', 'NotAllowedError');
            const window = new FakeWindow();
            windows.push(window);
            return standIn<Window>(window);
          }
        : null,
    canShowVideo: () => has === 'videos' || has === 'both',
    video: () => (world.videoIsThere ? standIn<HTMLVideoElement>(video) : null),
    async exitVideo() {
      world.exits++;
    },
  });
  return { world, place, windows, video };
}

describe('ApartPlace', () => {
  it.each([
    ['windows', true],
    ['videos', true],
    ['nothing', false],
  ] as const)('knows whether the browser can: %s', (has, can) => {
    expect(apartWorld(has).place.canOpen()).toBe(can);
  });

  it('opens one window, however often it is asked, and follows its size and its end', async () => {
    const { place, windows } = apartWorld('windows');
    const told = jest.fn();
    place.subscribe(told);
    await Promise.all([place.open(), place.open()]);
    await place.open();
    const [window, ...more] = windows;
    expect(more).toEqual([]);
    expect(place.getSnapshot()).toMatchObject({ kind: 'window', size: { width: 400 } });
    Object.assign(window ?? {}, { innerWidth: 600 });
    window?.dispatchEvent(new Event('resize'));
    expect(place.getSnapshot()?.size.width).toBe(600);
    window?.close();
    expect(place.getSnapshot()).toBeNull();
    expect(told).toHaveBeenCalledTimes(3);
  });

  it('closes the window, and opens another one then', async () => {
    const { place, windows } = apartWorld('windows');
    await place.open();
    place.close();
    expect(windows[0]?.isOpen).toBe(false);
    expect(place.getSnapshot()).toBeNull();
    await place.open();
    expect(windows).toHaveLength(2);
  });

  it('leaves all as it is where the browser refuses, and can be asked again', async () => {
    const { world, place } = apartWorld('windows');
    world.refuses = true;
    await place.open();
    expect(place.getSnapshot()).toBeNull();
    world.refuses = false;
    await place.open();
    expect(place.getSnapshot()).not.toBeNull();
  });

  it('shows the picture of a video where the browser refuses a window', async () => {
    const { world, place } = apartWorld('both');
    world.refuses = true;
    await place.open();
    expect(place.getSnapshot()).toEqual({ kind: 'video', size: { width: 320, height: 180 } });
  });

  it('shows the picture of a video where there are no windows', async () => {
    const { world, place, video } = apartWorld('videos');
    await place.open();
    expect(place.getSnapshot()).toEqual({ kind: 'video', size: { width: 320, height: 180 } });
    video.dispatchEvent(new Event('leavepictureinpicture'));
    expect(place.getSnapshot()).toBeNull();
    await place.open();
    place.close();
    expect(world.exits).toBe(1);
    world.videoIsThere = false;
    await place.open();
    expect(place.getSnapshot()).toBeNull();
  });
});
