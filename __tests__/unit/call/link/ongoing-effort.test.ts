import { OngoingEffort } from '../../../../lib/call/link/ongoing-effort';

function effortWorld() {
  let nowMs = 1_000;
  const effort = new OngoingEffort({ now: () => nowMs, random: () => 0.5 });
  return {
    effort,
    wait: (ms: number) => {
      nowMs += ms;
      return nowMs;
    },
  };
}

it('is fresh until the first step, and again when it begins anew', () => {
  const { effort } = effortWorld();
  expect(effort.isFresh).toBe(true);
  effort.step('restart');
  expect(effort.isFresh).toBe(false);
  effort.begin(true);
  expect(effort.isFresh).toBe(true);
  expect(effort.lost).toBe(true);
});

it('knows how long ago the last step was', () => {
  const { effort, wait } = effortWorld();
  expect(effort.steppedWithin(500)).toBe(false);
  effort.step('connection');
  wait(499);
  expect(effort.steppedWithin(500)).toBe(true);
  wait(1);
  expect(effort.steppedWithin(500)).toBe(false);
});

it('is for the relay alone with every second connection', () => {
  const { effort } = effortWorld();
  const turns = [1, 2, 3, 4].map(() => {
    effort.step('connection');
    return effort.relayTurn;
  });
  expect(turns).toEqual([false, true, false, true]);
});

it('looks worse with time, and tells when it does', () => {
  const { effort, wait } = effortWorld();
  effort.step('connection');
  expect(effort.look(wait(3_900))).toBe(false);
  expect(effort.look(wait(200))).toBe(true);
  expect(effort.outlook).toBe('relay');
  expect(effort.look(wait(0))).toBe(false);
  effort.begin(false);
  expect(effort.outlook).toBe('anyWay');
});

it('asks the other side once, and steps in when nothing comes of it', () => {
  const { effort, wait } = effortWorld();
  effort.begin(true);
  const nowMs = wait(2_500);
  expect(effort.judge('failed', true, nowMs)).toBe('ask');
  effort.ask();
  expect(effort.judge('failed', true, nowMs)).toBe('wait');
  expect(effort.judge('failed', true, wait(4_000))).toBe('restart');
});

it('keeps which candidates there were over all connections of one effort', () => {
  const { effort } = effortWorld();
  effort.note({ local: 'unrelayed', remote: 'none' });
  effort.note({ local: 'none', remote: 'relayed' });
  expect(effort.seen).toEqual({ local: 'unrelayed', remote: 'relayed' });
  effort.begin(false);
  expect(effort.seen).toEqual({ local: 'none', remote: 'none' });
});
