import fc from 'fast-check';
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../../../support/fuzz-options';
import { RelayScene } from './relay-scene';
import { BEGINNING, step } from './relay-steps';

jest.setTimeout(FUZZ_TIMEOUT_MS);

it('the relay bears anything in any order, keeps to what it granted, and gives it all back', async () => {
  const steps = fc.array(step, { minLength: 40, maxLength: 120, size: 'max' });
  const figures = { sent: 0, arrived: 0 };
  await fc.assert(
    fc.asyncProperty(steps, async (played) => {
      const scene = new RelayScene();
      await scene.begin();
      for (const one of [...BEGINNING, ...played]) await scene.play(one);
      figures.sent += scene.figures.sent;
      figures.arrived += scene.figures.arrived;
      await scene.end();
      await scene.refill();
    }),
    fuzzOptions(80),
  );
  // A relay that passes nothing on keeps to everything.
  expect(figures.sent).toBeGreaterThan(50);
  expect(figures.arrived).toBeGreaterThan(50);
});
