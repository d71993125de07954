import { pause } from './pause';

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/** Asks again, after longer and longer pauses, until it is there: the server may be away for a moment. */
export async function insist<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let waitMs = FIRST_RETRY_MS; ; waitMs = Math.min(2 * waitMs, LAST_RETRY_MS)) {
    try {
      return await load();
    } catch {
      await pause(waitMs);
    }
  }
}
