const { FUZZ_RUNS, FUZZ_SEED } = process.env;

/** Of all runs in `npm test`: what was found once is found again. */
const USUAL_SEED = 20_261_128;

/** Whether somebody fuzzes by hand, with all the time that takes. */
const byHand = FUZZ_RUNS !== undefined;

const seed = Number(FUZZ_SEED ?? (byHand ? Date.now() : USUAL_SEED));
// Also for a fuzzer that never ends, or that ends the process.
if (byHand) process.stderr.write(`FUZZ_SEED=${String(seed)}\n`);

/** In milliseconds. Nothing that a fuzzer does waits for a time, but many runs take theirs. */
export const FUZZ_TIMEOUT_MS = byHand ? 24 * 3_600_000 : 300_000;

/**
 * How often a property is tried, and from which seed: the same things in each run of the tests, and by hand
 * (`npm run fuzz`) as often as FUZZ_RUNS says, from FUZZ_SEED or any other beginning. What fails says its seed.
 *
 * @param usualRuns what is done in a few seconds
 */
export function fuzzOptions(usualRuns: number): { numRuns: number; seed: number } {
  return { numRuns: Math.max(usualRuns, Number(FUZZ_RUNS ?? 0)), seed };
}
