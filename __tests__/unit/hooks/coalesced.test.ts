import { coalesced } from '../../../hooks/coalesced';

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
      expect(made - seen).toBeLessThan(10);
    }
    made -= 1;
    jest.advanceTimersByTime(50);
    expect(seen).toBe(made);
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
