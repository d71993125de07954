import fc from 'fast-check';
import type { LinkCondition, LinkEffort } from '../../../../lib/call/link/link-effort';
import {
  effortAnswered,
  effortFailed,
  effortStepped,
  freshEffort,
  judgeEffort,
  outlookOf,
} from '../../../../lib/call/link/link-effort';

const NOW = 1_000_000;
const LUCK = 0.5;

const connections = (count: number, effort = freshEffort(NOW, false)): LinkEffort =>
  count === 0 ? effort : effortStepped(connections(count - 1, effort), 'connection', NOW, LUCK);
const restarted = effortStepped(freshEffort(NOW, true), 'restart', NOW, LUCK);

/** When the impolite side acts, counted from now. */
function dueMs(effort: LinkEffort, condition: LinkCondition, polite = false): number {
  for (let ms = 0; ms < 120_000; ms += 100) {
    const verdict = judgeEffort(effort, condition, polite, NOW + ms);
    if (verdict === 'restart' || verdict === 'connect') return ms;
  }
  throw new Error('nothing was ever done');
}

describe('judgeEffort', () => {
  it('does nothing about a link that is up', () => {
    expect(judgeEffort(restarted, 'up', false, NOW + 1_000_000)).toBe('wait');
  });

  it.each([
    ['shaky', 2_500],
    ['silent', 0],
    ['failed', 0],
  ] as const)('restarts a link that was up and is %s after %d ms', (condition, ms) => {
    const lost = freshEffort(NOW, true);
    expect(dueMs(lost, condition)).toBe(ms);
    expect(judgeEffort(lost, condition, false, NOW + ms)).toBe('restart');
  });

  it('gives an answered restart 6 s, one that failed no more, and one that nobody heard 16 s', () => {
    const answered = effortAnswered(restarted, NOW + 500);
    expect(dueMs(answered, 'shaky')).toBe(6_500);
    expect(dueMs(effortFailed(answered, NOW + 2_000), 'failed')).toBe(2_000);
    expect(dueMs(effortFailed(restarted, NOW + 2_000), 'failed')).toBe(16_000);
    expect(judgeEffort(answered, 'shaky', false, NOW + 6_500)).toBe('connect');
  });

  it('does not wait for a browser that holds on to a dead way, once a restart was answered', () => {
    expect(dueMs(effortAnswered(restarted, NOW + 500), 'silent')).toBe(900);
    expect(dueMs(restarted, 'silent')).toBe(16_000);
  });

  it.each([
    ['nobody has called', connections(0), 15_000],
    ['the first connection', connections(1), 17_000],
    ['the second', connections(2), 19_000],
    ['the third', connections(3), 23_000],
    ['the fifth, and the longest pause', connections(5), 45_000],
    ['the twentieth', connections(20), 45_000],
  ])('connects anew in time: %s', (_, effort, ms) => {
    expect(dueMs(effort, 'starting')).toBe(ms);
  });

  it('counts the pause from a failure', () => {
    const failed = effortFailed(connections(1), NOW + 5_000);
    expect(dueMs(failed, 'starting')).toBe(7_000);
    expect(dueMs(effortFailed(failed, NOW + 60_000), 'starting')).toBe(7_000);
  });

  it('spreads the pauses out', () => {
    const [early, late] = [0, 1].map((luck) =>
      dueMs(effortStepped(freshEffort(NOW, false), 'connection', NOW, luck), 'starting'),
    );
    expect(early).toBe(16_500);
    expect(late).toBe(17_500);
  });

  it('has the polite side ask once, and step in when nothing comes of it', () => {
    const lost = freshEffort(NOW, true);
    expect(judgeEffort(lost, 'failed', true, NOW)).toBe('ask');
    const asked = { ...lost, asked: true };
    expect(judgeEffort(asked, 'failed', true, NOW + 3_900)).toBe('wait');
    expect(judgeEffort(asked, 'failed', true, NOW + 4_000)).toBe('restart');
  });

  it('never gives up, and is never in a hurry', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 50 }),
        fc.boolean(),
        fc.constantFrom('starting', 'shaky', 'failed', 'silent'),
        fc.boolean(),
        (count, lost, condition, polite) => {
          const effort = connections(count, freshEffort(NOW, lost));
          const ms = dueMs(effort, condition, polite);
          expect(ms).toBeLessThanOrEqual(60_000);
          if (count > 0) expect(ms).toBeGreaterThanOrEqual(2_000);
        },
      ),
    );
  });
});

describe('effortStepped', () => {
  it('takes turns with the relay: the second connection, or the first after a restart', () => {
    const turns = (effort: LinkEffort) =>
      [1, 2, 3, 4].map((count) => connections(count, effort).relayTurn);
    expect(turns(freshEffort(NOW, false))).toEqual([false, true, false, true]);
    expect(turns(restarted)).toEqual([true, false, true, false]);
  });
});

describe('outlookOf', () => {
  it.each([
    ['a fresh attempt', 1, 0, 'anyWay'],
    ['one that takes a while', 1, 4_000, 'relay'],
    ['a peer that nobody has called', 0, 4_000, 'relay'],
    ['the second attempt', 2, 0, 'relay'],
    ['the third one', 3, 14_999, 'relay'],
    ['the third one that had its time', 3, 15_000, 'bleak'],
    ['whatever comes after it', 4, 0, 'bleak'],
  ] as const)('%s', (_, attempts, ageMs, outlook) => {
    expect(outlookOf(connections(attempts), NOW + ageMs)).toBe(outlook);
  });
});
