import { ServerWatch } from '../../../lib/line/server-watch';

/** A line that is looked at every 200 ms, as in a call. */
function watchedLine() {
  let nowMs = 0;
  const ask = jest.fn();
  const renew = jest.fn();
  const watch = new ServerWatch({ now: () => nowMs, ask, renew });
  return {
    watch,
    ask,
    renew,
    live: (forMs: number) => {
      for (const endMs = nowMs + forMs; nowMs < endMs; watch.poll()) nowMs += 200;
    },
    stall: (forMs: number) => {
      nowMs += forMs;
      watch.poll();
    },
  };
}

it('asks once, and renews a line on which nothing comes for 0.6 s', () => {
  const { watch, ask, renew, live } = watchedLine();
  live(10_000);
  watch.doubt();
  watch.doubt();
  expect(ask).toHaveBeenCalledTimes(1);
  live(400);
  expect(renew).not.toHaveBeenCalled();
  live(200);
  expect(renew).toHaveBeenCalledTimes(1);
  live(20_000);
  expect(renew).toHaveBeenCalledTimes(1);
});

it('does not wait again where it was asked in time, and renews nothing on a mere suspicion', () => {
  const { watch, ask, renew, live } = watchedLine();
  watch.suspect();
  live(400);
  watch.doubt();
  expect(ask).toHaveBeenCalledTimes(1);
  live(200);
  expect(renew).toHaveBeenCalledTimes(1);
  watch.forget();
  watch.suspect();
  live(20_000);
  expect(renew).toHaveBeenCalledTimes(1);
  watch.heard();
  watch.doubt();
  live(400);
  expect(renew).toHaveBeenCalledTimes(1);
});

it('keeps a line on which anything comes', () => {
  const { watch, renew, live } = watchedLine();
  watch.doubt();
  live(400);
  watch.heard();
  live(20_000);
  expect(renew).not.toHaveBeenCalled();
});

it('does not hold against the line what the page had no time to hear', () => {
  const { watch, renew, live, stall } = watchedLine();
  watch.doubt();
  stall(5_000);
  expect(renew).not.toHaveBeenCalled();
  live(200);
  expect(renew).toHaveBeenCalledTimes(1);
});

it('leaves the next line 3 s, and each further one twice the time, up to 12 s, until something comes in time', () => {
  const { watch, renew, live } = watchedLine();
  for (const seconds of [0.6, 3, 6, 12, 12]) {
    watch.doubt();
    live(seconds * 1_000 - 200);
    expect(renew).not.toHaveBeenCalled();
    live(200);
    expect(renew).toHaveBeenCalledTimes(1);
    watch.forget();
    renew.mockClear();
  }
  watch.doubt();
  live(5_000);
  watch.heard();
  watch.doubt();
  live(600);
  expect(renew).toHaveBeenCalledTimes(1);
});
