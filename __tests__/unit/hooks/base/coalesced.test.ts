import { coalesced } from '../../../../hooks/base/coalesced';

/** Something that changes, and tells one listener. */
function source() {
  let tell: (() => void) | null = null;
  return {
    change: () => tell?.(),
    subscribe: (listener: () => void) => {
      tell = listener;
      return () => (tell = null);
    },
  };
}

describe('coalesced', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('tells once of changes that come close together, and soon', () => {
    const { change, subscribe } = source();
    const listener = jest.fn();
    coalesced(subscribe)(listener);
    change();
    change();
    change();
    expect(listener).not.toHaveBeenCalled();
    jest.advanceTimersByTime(50);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('tells of every change in the end, however many there are', () => {
    const { change, subscribe } = source();
    let seen = 0;
    let made = 0;
    coalesced(subscribe)(() => (seen = made));
    for (made = 1; made < 100; made++) {
      change();
      jest.advanceTimersByTime(7);
      expect(made - seen).toBeLessThan(25);
    }
    made -= 1;
    jest.advanceTimersByTime(150);
    expect(seen).toBe(made);
  });

  it('leaves time between two tellings, and does not wait after a quiet time', () => {
    const { change, subscribe } = source();
    const listener = jest.fn();
    coalesced(subscribe)(listener);
    for (let elapsedMs = 0; elapsedMs < 1_000; elapsedMs += 10) {
      change();
      jest.advanceTimersByTime(10);
    }
    expect(listener.mock.calls.length).toBeLessThan(8);
    jest.advanceTimersByTime(1_000);
    listener.mockClear();
    change();
    jest.advanceTimersByTime(50);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('tells nobody who has gone', () => {
    const { change, subscribe } = source();
    const listener = jest.fn();
    const leave = coalesced(subscribe)(listener);
    change();
    leave();
    change();
    jest.advanceTimersByTime(1_000);
    expect(listener).not.toHaveBeenCalled();
  });
});
