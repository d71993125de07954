import { setImmediate as turn } from 'node:timers/promises';
import { LOOP_TURN_MS, LoopTurns } from '../../../../server/signaling/loop-turns';
import { networksOf } from '../../../../server/shares/networks-of';

const ana = networksOf('203.0.113.7');
const ben = networksOf('203.0.113.8');

describe('LoopTurns', () => {
  let nowMs = 0;
  let done: string[] = [];
  let turns: LoopTurns;
  beforeEach(() => {
    nowMs = 0;
    done = [];
    turns = new LoopTurns(() => nowMs);
  });

  /** Has so many steps, each of which takes half of what a turn has. */
  function ask(networks: typeof ana, what: string, steps = 1): void {
    let step = 0;
    turns.add({
      networks,
      step: () => {
        step += 1;
        done.push(`${what}${String(step)}`);
        nowMs += LOOP_TURN_MS / 2;
        return step < steps;
      },
    });
  }

  const tick = () => new Promise<void>(process.nextTick);

  it('does at once what there is time for in a turn', async () => {
    ask(ana, 'a', 2);
    expect(done).toEqual(['a1']);
    await tick();
    expect(done).toEqual(['a1', 'a2']);
  });

  it('has who asks for much wait, and nobody else', async () => {
    ask(ana, 'a', 5);
    ask(ana, 'z', 2);
    ask(ben, 'b', 2);
    for (let taken = 0; taken < 8; taken++) await turn();
    expect(done).toEqual(['a1', 'a2', 'b1', 'z1', 'b2', 'a3', 'z2', 'a4', 'a5']);
  });

  it('does at once again what comes when nothing waits any more', async () => {
    ask(ana, 'a', 3);
    for (let taken = 0; taken < 4; taken++) await turn();
    ask(ben, 'b');
    expect(done).toEqual(['a1', 'a2', 'a3', 'b1']);
  });

  it('spends no more on a turn however much waits', async () => {
    for (let one = 0; one < 1_000; one++) ask(ana, 'a', 2);
    await tick();
    expect(done).toHaveLength(2);
    await turn();
    expect(done.length).toBeLessThanOrEqual(4);
  });
});
