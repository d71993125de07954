import { setImmediate as turn } from 'node:timers/promises';
import { SlicedWork, WORK_TURN_MS } from '../../../../server/time/sliced-work';
import { countMoves } from '../../../support/count-moves';

describe('SlicedWork', () => {
  let nowMs = 0;
  let mayGoOn: boolean;
  let done: string[];
  let work: SlicedWork;
  beforeEach(() => {
    done = [];
    mayGoOn = true;
    work = new SlicedWork(
      () => nowMs,
      () => mayGoOn,
    );
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
  });

  it('goes on in the turns that follow, with one step of each of several works', async () => {
    work.do(steps('a', 4, WORK_TURN_MS / 2));
    work.do(steps('b', 1, 0));
    expect(done).toEqual(['a1', 'a2']);
    await turn();
    expect(done).toEqual(['a1', 'a2', 'a3', 'b1', 'a4']);
  });

  it('leaves what it may not do until it is to go on', async () => {
    work.do(steps('a', 3, WORK_TURN_MS));
    mayGoOn = false;
    await turn();
    work.goOn();
    expect(done).toEqual(['a1']);
    mayGoOn = true;
    await turn();
    expect(done).toEqual(['a1']);
    work.goOn();
    await turn();
    expect(done).toEqual(['a1', 'a2', 'a3']);
  });

  it('does no more once it is closed', async () => {
    work.do(steps('a', 2, WORK_TURN_MS));
    work.close();
    await turn();
    expect(done).toEqual(['a1']);
  });

  it('moves nothing more than a few times when many works wait', async () => {
    const COUNT = 10_000;
    work.do(steps('first', 1, WORK_TURN_MS));
    for (let count = 0; count < COUNT; count++) work.do(steps('a', 1, 0));
    const moved = countMoves();
    await turn();
    expect(done).toHaveLength(COUNT + 1);
    expect(moved()).toBeLessThan(10 * COUNT);
    jest.restoreAllMocks();
  });
});
