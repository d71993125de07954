const FIRST_MS = 120_000;
const LONGEST_MS = 6 * 3_600_000;

/**
 * How long to wait after a failure, in milliseconds: from two minutes, twice as long every time, up to
 * six hours. So an authority is asked five times in the first hour, as often as Let's Encrypt takes.
 *
 * @param earlier how many attempts in a row had failed before this one
 */
export function retryDelay(earlier: number): number {
  return Math.min(FIRST_MS * 2 ** earlier, LONGEST_MS);
}
