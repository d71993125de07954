import { ArrivalWatch } from '../../../../lib/call/stats/arrival-watch';
import { settled } from '../../../fakes/settled';

const ends = { type: 'candidate-pair', localCandidateId: 'here', remoteCandidateId: 'there' };

/** A connection whose statistics a test writes, and how often they were read. */
function watched() {
  const stats = new Map<string, unknown>();
  const getStats = jest.fn(() => Promise.resolve(stats as unknown as RTCStatsReport));
  return { stats, getStats, watch: new ArrivalWatch({ getStats }) };
}

it('tells what was counted since then, and not what was counted before', async () => {
  const { stats, watch } = watched();
  stats.set('one', { ...ends, bytesReceived: 1_000, responsesReceived: 2 });
  stats.set('other', { ...ends, requestsReceived: 1 });
  expect(watch.since(0, 100)).toBeNull();
  await settled();
  expect(watch.since(100, 200)).toEqual({ atMs: 100, count: 1_003 });
  expect(watch.since(101, 200)).toBeNull();
});

it('reads statistics five times a second at most, and one after the other', async () => {
  const { getStats, watch } = watched();
  for (let ms = 0; ms <= 1_000; ms += 100) {
    watch.since(0, ms);
    watch.since(0, ms);
    await settled();
  }
  expect(getStats).toHaveBeenCalledTimes(6);
});

it('knows nothing when statistics cannot be read, and tries again', async () => {
  const { getStats, watch } = watched();
  getStats.mockRejectedValueOnce(new Error('closed'));
  watch.since(0, 0);
  await settled();
  expect(watch.since(0, 600)).toBeNull();
  await settled();
  expect(watch.since(0, 700)).toEqual({ atMs: 600, count: 0 });
});

it('counts checks of the pair in use alone, where one is, and what comes over any', async () => {
  const { stats, watch } = watched();
  const count = async (nowMs: number) => {
    watch.since(0, nowMs);
    await settled();
    return watch.since(nowMs, nowMs)?.count;
  };
  stats.set('used', { ...ends, bytesReceived: 1_000, responsesReceived: 2, requestsReceived: 3 });
  stats.set('other', { ...ends, remoteCandidateId: 'elsewhere', responsesReceived: 10 });
  expect(await count(1_000)).toBe(1_015);
  stats.set('transport', { type: 'transport', selectedCandidatePairId: 'used' });
  expect(await count(2_000)).toBe(1_005);
  stats.set('other', { ...ends, remoteCandidateId: 'elsewhere', bytesReceived: 50 });
  expect(await count(3_000)).toBe(1_055);
});
