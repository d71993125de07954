const DEFAULT_SEED = 20_261_128;

const { FUZZ_RUNS, FUZZ_SEED } = process.env;

/** Room for as many runs as anybody asks for; nothing that a fuzzer does waits for a time. */
export const FUZZ_TIMEOUT_MS = FUZZ_RUNS === undefined ? 60_000 : 24 * 3_600_000;

/**
 * How often a fuzzer tries, and from which seed: the same things each time, unless FUZZ_RUNS asks for more
 * and FUZZ_SEED for others.
 *
 * @param numRuns what is done in a few seconds
 */
export function fuzzing(numRuns: number): { numRuns: number; seed: number } {
  return {
    numRuns: Math.max(numRuns, Number(FUZZ_RUNS ?? 0)),
    seed: FUZZ_SEED === undefined ? DEFAULT_SEED : Number(FUZZ_SEED),
  };
}
