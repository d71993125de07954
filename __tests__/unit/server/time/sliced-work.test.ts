import { setImmediate as turn } from 'node:timers/promises';
import { SlicedWork, WORK_TURN_MS } from '../../../../server/time/sliced-work';

describe('SlicedWork', () => {
  let nowMs = 0;
  let done: string[];
  let work: SlicedWork;
  beforeEach(() => {
    done = [];
    work = new SlicedWork(() => nowMs);
  });
  afterEach(() => work.close());

  function* steps(name: string, count: number, priceMs: number): Generator<void, void> {
    for (let step = 1; step <= count; step++) {
      done.push(`${name}${String(step)}`);
      nowMs += priceMs;
      yield;
    }
  }

  it('does at once what is short', () => {
    work.do(steps('a', 100, 0));
    expect(done).toHaveLength(100);
    expect(work.isBusy).toBe(false);
  });

  it('goes on in the turns that follow, and begins what comes meanwhile afterwards', async () => {
    work.do(steps('a', 4, WORK_TURN_MS / 2));
    work.do(steps('b', 1, 0));
    expect(done).toEqual(['a1', 'a2']);
    expect(work.isBusy).toBe(true);
    await turn();
    expect(done).toEqual(['a1', 'a2', 'a3', 'a4']);
    await turn();
    expect(done).toEqual(['a1', 'a2', 'a3', 'a4', 'b1']);
    expect(work.isBusy).toBe(false);
  });

  it('does no more once it is closed', async () => {
    work.do(steps('a', 2, WORK_TURN_MS));
    work.close();
    await turn();
    expect(done).toEqual(['a1']);
  });
});
