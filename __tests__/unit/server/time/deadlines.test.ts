import * as fc from 'fast-check';
import { Deadlines } from '../../../../server/time/deadlines';

interface Model {
  readonly times: Map<string, number>;
}

type Command = fc.Command<Model, Deadlines<string>>;

function command(label: string, run: Command['run']): Command {
  return {
    check: () => true,
    run(model, real) {
      run(model, real);
      expect(real.size).toBe(model.times.size);
      expect(real.nextMs).toBe(Math.min(Infinity, ...model.times.values()));
    },
    toString: () => label,
  };
}

const keys = fc.integer({ min: 0, max: 30 }).map((key) => `key ${key}`);
const times = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 100 }), weight: 9 },
  fc.constantFrom(Infinity, -Infinity),
);

it('hands out what is due, each thing once, the earliest first, whatever was set before', () => {
  const commands = [
    fc.tuple(keys, times).map(([key, atMs]) =>
      command(`${key} at ${atMs}`, ({ times: known }, real) => {
        real.set(key, atMs);
        if (atMs === Infinity) known.delete(key);
        else known.set(key, atMs);
      }),
    ),
    keys.map((key) =>
      command(`delete ${key}`, ({ times: known }, real) => {
        real.delete(key);
        known.delete(key);
      }),
    ),
    fc.integer({ min: 0, max: 100 }).map((nowMs) =>
      command(`take by ${nowMs}`, ({ times: known }, real) => {
        const due = [...known].filter(([, atMs]) => atMs <= nowMs);
        const taken = real.take(nowMs);
        expect([...taken].sort()).toEqual(due.map(([key]) => key).sort());
        const order = taken.map((key) => known.get(key) ?? NaN);
        expect(order).toEqual([...order].sort((a, b) => (a < b ? -1 : 1)));
        for (const [key] of due) known.delete(key);
      }),
    ),
  ];
  fc.assert(
    fc.property(fc.commands(commands, { maxCommands: 200, size: 'max' }), (steps) => {
      fc.modelRun(() => ({ model: { times: new Map() }, real: new Deadlines<string>() }), steps);
    }),
    { numRuns: 200 },
  );
});
