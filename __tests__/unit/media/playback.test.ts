import { Playback } from '../../../lib/media/playback';
import { FakeMediaTrack } from '../../fakes/fake-media-track';
import { settled } from '../../fakes/settled';
import { standIn } from '../../fakes/stand-in';

/** A media element whose browser refuses to play, or pauses, as a test says. */
class FakeElement extends EventTarget {
  srcObject: unknown = null;
  paused = true;
  currentTime = 0;
  isConnected = true;
  plays = 0;
  /** Name of the exception that `play` throws. */
  refusal: string | null = null;

  constructor(readonly muted: boolean) {
    super();
  }

  async play(): Promise<void> {
    this.plays += 1;
    if (this.refusal) throw new DOMException('', this.refusal);
    this.paused = false;
  }

  /** The system takes it, after it played so long. */
  interrupt(seconds: number): void {
    this.currentTime += seconds;
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }
}

function world() {
  const page = new EventTarget();
  const playback = new Playback({
    watchVisible(seen) {
      page.addEventListener('seen', seen);
      return () => page.removeEventListener('seen', seen);
    },
  });
  const show = (element: FakeElement) => {
    const track = new FakeMediaTrack('video');
    const stream = standIn<MediaStream>({ getTracks: () => [track] });
    return { track, end: playback.play(standIn<HTMLMediaElement>(element), stream) };
  };
  const seePage = () => page.dispatchEvent(new Event('seen'));
  return { playback, show, seePage };
}

async function wait(ms: number): Promise<void> {
  jest.advanceTimersByTime(ms);
  await settled();
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
});
afterEach(() => {
  jest.useRealTimers();
});

it('tells what is refused: sound, pictures or both', async () => {
  const { playback, show } = world();
  const picture = new FakeElement(true);
  const sound = new FakeElement(false);
  picture.refusal = 'NotAllowedError';
  sound.refusal = 'NotAllowedError';
  const { end } = show(picture);
  await settled();
  expect(playback.getSnapshot()).toBe('pictures');
  show(sound);
  await settled();
  expect(playback.getSnapshot()).toBe('both');
  end();
  expect(playback.getSnapshot()).toBe('sound');
});

it('starts all with one press', async () => {
  const { playback, show } = world();
  const elements = [new FakeElement(true), new FakeElement(false)];
  for (const element of elements) {
    element.refusal = 'NotAllowedError';
    show(element);
  }
  await settled();
  for (const element of elements) element.refusal = null;
  playback.startAll();
  // In the very press: afterwards it would not count as one any more.
  expect(elements.map(({ plays }) => plays)).toEqual([2, 2]);
  await settled();
  expect(elements.map(({ paused }) => paused)).toEqual([false, false]);
  expect(playback.getSnapshot()).toBe('none');
});

it('plays on after a pause that nobody asked for', async () => {
  const { playback, show } = world();
  const element = new FakeElement(false);
  show(element);
  await settled();
  for (let call = 0; call < 5; call++) {
    element.interrupt(20);
    await settled();
    expect(element.paused).toBe(false);
  }
  expect(playback.getSnapshot()).toBe('none');
});

it('asks the person for help when it is paused again and again, and waits for a reason', async () => {
  const { playback, show, seePage } = world();
  const element = new FakeElement(false);
  show(element);
  await settled();
  for (let time = 0; time < 3; time++) {
    element.interrupt(0.1);
    await settled();
  }
  expect(playback.getSnapshot()).toBe('sound');
  await wait(60_000);
  expect(element.plays).toBe(3);
  seePage();
  await settled();
  expect(playback.getSnapshot()).toBe('none');
});

it.each([
  ['the page is seen again', 'seen'],
  ['a track of it is given back', 'own'],
  ['a track of another one is', 'other'],
])('plays on when %s', async (_, reason) => {
  const { playback, show, seePage } = world();
  const element = new FakeElement(false);
  const own = show(element);
  const other = show(new FakeElement(true));
  await settled();
  // During a phone call nothing can be played.
  element.refusal = 'NotAllowedError';
  element.interrupt(20);
  await settled();
  expect(playback.getSnapshot()).toBe('sound');
  element.refusal = null;
  if (reason === 'seen') seePage();
  if (reason === 'own') own.track.setMuted(false);
  if (reason === 'other') other.track.setMuted(false);
  await settled();
  expect(element.paused).toBe(false);
  expect(playback.getSnapshot()).toBe('none');
});

it('tries again by itself, with growing pauses', async () => {
  const { playback, show } = world();
  const element = new FakeElement(true);
  element.refusal = 'NotAllowedError';
  show(element);
  await settled();
  const before = element.plays;
  const plays: number[] = [];
  for (const pauseMs of [1_000, 2_000, 4_000]) {
    await wait(pauseMs - 1);
    plays.push(element.plays - before);
    await wait(1);
  }
  expect(plays).toEqual([0, 1, 2]);
  element.refusal = null;
  await wait(8_000);
  expect(playback.getSnapshot()).toBe('none');
  expect(jest.getTimerCount()).toBe(0);
});

it.each(['AbortError', 'NotSupportedError'])('takes %s for no refusal', async (name) => {
  const { playback, show } = world();
  const element = new FakeElement(false);
  element.refusal = name;
  show(element);
  await settled();
  expect(playback.getSnapshot()).toBe('none');
});

it('lets go of what is no longer shown', async () => {
  const { show, seePage } = world();
  const element = new FakeElement(false);
  const { track, end } = show(element);
  await settled();
  element.isConnected = false;
  element.interrupt(20);
  end();
  track.setMuted(false);
  seePage();
  await wait(60_000);
  expect(element.plays).toBe(1);
  expect(element.srcObject).toBeNull();
});
