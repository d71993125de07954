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
  expect(watch.countSince(0, 100)).toBeNull();
  await settled();
  expect(watch.countSince(100, 200)).toBe(1_003);
  expect(watch.countSince(101, 200)).toBeNull();
});

it('reads statistics twice a second at most, and one after the other', async () => {
  const { getStats, watch } = watched();
  for (let ms = 0; ms <= 1_000; ms += 100) {
    watch.countSince(0, ms);
    watch.countSince(0, ms);
    await settled();
  }
  expect(getStats).toHaveBeenCalledTimes(3);
});

it('knows nothing when statistics cannot be read, and tries again', async () => {
  const { getStats, watch } = watched();
  getStats.mockRejectedValueOnce(new Error('closed'));
  watch.countSince(0, 0);
  await settled();
  expect(watch.countSince(0, 600)).toBeNull();
  await settled();
  expect(watch.countSince(0, 700)).toBe(0);
});
