const { FUZZ_RUNS, FUZZ_SEED } = process.env;

/** Whether somebody fuzzes by hand, with all the time that takes and a machine for it alone. */
export const fuzzesByHand = FUZZ_RUNS !== undefined;

/**
 * How often a property is tried, and with what: the same in every run of the tests, and by hand (`npm run fuzz`)
 * as often as FUZZ_RUNS says, from FUZZ_SEED or any other beginning.
 */
export function fuzzOptions(runs: number): {
  numRuns: number;
  seed: number;
  endOnFailure: boolean;
} {
  return {
    numRuns: FUZZ_RUNS === undefined ? runs : Number(FUZZ_RUNS),
    seed: FUZZ_SEED === undefined ? (fuzzesByHand ? Date.now() : 1) : Number(FUZZ_SEED),
    endOnFailure: true,
  };
}
