import { Sequencer } from '../../../lib/base/sequencer';
import { settled } from '../../fakes/settled';

/** Steps whose work ends when the test says so. */
function workbench() {
  const onError = jest.fn();
  const turns = new Sequencer<string>(onError);
  const done: string[] = [];
  const begun: string[] = [];
  const take = (strand: string, step: string) => {
    const { promise, resolve, reject } = promiseWithResolvers<string>();
    const work = () => {
      begun.push(step);
      return promise;
    };
    turns.take(strand, work, (outcome) => done.push(outcome));
    return { end: () => resolve(step), fail: reject };
  };
  return { turns, take, begun, done, onError };
}

function promiseWithResolvers<Value>() {
  let resolve!: (value: Value) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<Value>((...both) => ([resolve, reject] = both));
  return { promise, resolve, reject };
}

describe('Sequencer', () => {
  it('works on everything at once, and is done in order', async () => {
    const { take, begun, done } = workbench();
    const [first, second, third] = [take('a', '1'), take('a', '2'), take('a', '3')];
    expect(begun).toEqual(['1', '2', '3']);
    third.end();
    second.end();
    await settled();
    expect(done).toEqual([]);
    first.end();
    await settled();
    expect(done).toEqual(['1', '2', '3']);
  });

  it('has no strand wait for another', async () => {
    const { take, done } = workbench();
    take('a', '1');
    take('b', '2').end();
    await settled();
    expect(done).toEqual(['2']);
  });

  it('tells of what fails when its turn has come, and goes on', async () => {
    const { take, done, onError } = workbench();
    const [first, second, third] = [take('a', '1'), take('a', '2'), take('a', '3')];
    const failure = new Error('no key');
    second.fail(failure);
    third.end();
    await settled();
    expect(done).toEqual([]);
    expect(onError).not.toHaveBeenCalled();
    first.end();
    await settled();
    expect(done).toEqual(['1', '3']);
    expect(onError.mock.calls).toEqual([[failure]]);
  });

  it('does nothing with what a strand that was cut comes to', async () => {
    const { turns, take, done } = workbench();
    const [first, other] = [take('a', '1'), take('b', '2')];
    turns.cut('a');
    const next = take('a', '3');
    for (const step of [first, other, next]) step.end();
    await settled();
    expect(done).toEqual(['2', '3']);
    const last = take('b', '4');
    turns.cutAll();
    last.end();
    await settled();
    expect(done).toEqual(['2', '3']);
  });
});
