import { effortAt, effortFailed, judgeEffort } from '../../../lib/call/link-effort';

const NOW = 1_000_000;

describe('judgeEffort', () => {
  it.each([
    ['a fresh attempt', 1, 0, 'wait'],
    ['one that takes a while', 1, 4_000, 'waitForRelay'],
    ['one that had its time, for a moment more', 1, 15_500, 'waitForRelay'],
    ['one that had its time', 1, 16_000, 'retry'],
    ['a peer that nobody has called', 0, 16_000, 'retry'],
    ['the second attempt, which tries the relay from the start', 2, 0, 'waitForRelay'],
    ['the second one that had its time', 2, 18_000, 'retry'],
    ['the third one', 3, 14_999, 'waitForRelay'],
    ['the third one that had its time', 3, 15_000, 'exhausted'],
    ['whatever comes after it', 7, 15_000, 'exhausted'],
  ] as const)('%s', (_, attempts, ageMs, verdict) => {
    expect(judgeEffort(effortAt(NOW, attempts), false, NOW + ageMs)).toBe(verdict);
  });

  it.each([
    [1, 1_000],
    [2, 3_000],
  ])('goes on %d. after a failure in %d ms, not when time is up', (attempts, pauseMs) => {
    const failed = effortFailed(effortAt(NOW, attempts), NOW + 5_000);
    expect(judgeEffort(failed, false, NOW + 5_000 + pauseMs - 1)).toBe('waitForRelay');
    expect(judgeEffort(failed, false, NOW + 5_000 + pauseMs)).toBe('retry');
  });

  it('lets the impolite side go first', () => {
    const failed = effortFailed(effortAt(NOW, 1), NOW + 5_000);
    expect(judgeEffort(failed, true, NOW + 6_000)).toBe('waitForRelay');
    expect(judgeEffort(failed, true, NOW + 10_000)).toBe('retry');
  });

  it('is not prolonged by a failure that comes late', () => {
    const failed = effortFailed(effortAt(NOW, 3), NOW + 60_000);
    expect(judgeEffort(failed, false, NOW + 15_000)).toBe('exhausted');
  });
});
