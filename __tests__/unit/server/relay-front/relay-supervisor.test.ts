import { pino } from 'pino';
import type { RelayProcess } from '../../../../server/relay-front/relay-process';
import { RelaySupervisor } from '../../../../server/relay-front/relay-supervisor';
import { settled } from '../../../fakes/settled';

/** A relay that ends when the test says so. */
function fakeRelay() {
  let end: (how: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => (end = resolve));
  const relay: RelayProcess = {
    udp: true,
    problem: null,
    target: { address: { path: '/nowhere' }, introduce: () => '' },
    counters: async () => null,
    ended,
    stop: async () => end('asked to'),
  };
  return { relay, end };
}

describe('RelaySupervisor', () => {
  beforeEach(() =>
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] }),
  );
  afterEach(() => jest.useRealTimers());

  const launch = jest.fn<Promise<RelayProcess>, [AbortSignal]>();
  const downs: string[] = [];
  let ups = 0;
  const supervisor = () =>
    new RelaySupervisor({
      launch,
      logger: pino({ level: 'silent' }),
      onUp: () => (ups += 1),
      onDown: (reason) => void downs.push(reason),
    });
  beforeEach(() => {
    launch.mockReset();
    downs.length = 0;
    ups = 0;
  });

  const pass = async (ms: number) => {
    await settled();
    jest.advanceTimersByTime(ms);
    await settled();
  };

  it('starts a relay again after longer and longer pauses, and says why', async () => {
    launch.mockRejectedValue(new Error('no turnserver'));
    const watched = supervisor();
    await watched.start();
    const starts = [launch.mock.calls.length];
    for (const pauseMs of [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      await pass(pauseMs - 1);
      starts.push(launch.mock.calls.length);
      await pass(1);
    }
    expect(starts).toEqual([1, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(downs)).toEqual(new Set(['no turnserver']));
    expect(watched.target).toBeNull();
    await watched.close();
  });

  it('is quick again after a relay that ran well', async () => {
    const [first, second] = [fakeRelay(), fakeRelay()];
    launch.mockRejectedValueOnce(new Error('once')).mockRejectedValueOnce(new Error('twice'));
    launch.mockResolvedValueOnce(first.relay).mockResolvedValueOnce(second.relay);
    const watched = supervisor();
    await watched.start();
    await pass(500);
    await pass(1_000);
    expect(watched.target).toBe(first.relay.target);
    await pass(60_000);
    first.end('signal SIGKILL');
    await pass(500);
    expect(watched.target).toBe(second.relay.target);
    expect(downs).toEqual(['once', 'twice', 'signal SIGKILL']);
    expect(ups).toBe(2);
    await watched.close();
  });

  it('stops the relay and starts none any more when it is closed', async () => {
    const { relay } = fakeRelay();
    launch.mockResolvedValue(relay);
    const watched = supervisor();
    await watched.start();
    await watched.close();
    await pass(60_000);
    expect(launch).toHaveBeenCalledTimes(1);
    expect(downs).toEqual([]);
  });

  it('ends a start that is going on when it is closed', async () => {
    launch.mockImplementation(
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    );
    const watched = supervisor();
    const starting = watched.start();
    await watched.close();
    await starting;
    expect(downs).toEqual([]);
  });
});
