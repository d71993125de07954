/** @jest-environment jsdom */
import { holdScreenOn } from '../../../lib/media/hold-screen-on';

/** Until all that was promised has come. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

class FakeLock {
  released = false;
  async release(): Promise<void> {
    this.released = true;
  }
}

const locks: FakeLock[] = [];
const request = jest.fn<Promise<FakeLock>, [string]>();
let visibility = 'visible';

beforeEach(() => {
  locks.length = 0;
  visibility = 'visible';
  request.mockReset().mockImplementation(async () => {
    const lock = new FakeLock();
    locks.push(lock);
    return lock;
  });
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } });
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility });
});

const see = async (state: string) => {
  visibility = state;
  if (state === 'hidden') for (const lock of locks) lock.released = true;
  document.dispatchEvent(new Event('visibilitychange'));
  await settled();
};

it('keeps the screen on until it is ended', async () => {
  const end = holdScreenOn();
  await settled();
  expect(request.mock.calls).toEqual([['screen']]);
  expect(locks.map(({ released }) => released)).toEqual([false]);
  end();
  expect(locks.map(({ released }) => released)).toEqual([true]);
  await see('visible');
  expect(request).toHaveBeenCalledTimes(1);
});

it('takes it again when the page is seen again', async () => {
  const end = holdScreenOn();
  await settled();
  await see('hidden');
  expect(request).toHaveBeenCalledTimes(1);
  await see('visible');
  await see('visible');
  expect(locks.map(({ released }) => released)).toEqual([true, false]);
  end();
});

it('lets go of one that comes too late', async () => {
  const end = holdScreenOn();
  end();
  await settled();
  expect(locks.map(({ released }) => released)).toEqual([true]);
});

it('goes without where there is none, or it is refused', async () => {
  request.mockRejectedValue(new DOMException('', 'NotAllowedError'));
  holdScreenOn()();
  await settled();
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: undefined });
  expect(() => holdScreenOn()()).not.toThrow();
});
