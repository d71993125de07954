import { pause } from '../base/pause';

/** A page that is gone lets go of its files within moments. */
const PAUSES_MS = [100, 200, 400, 800, 1_600, 3_200];

/** Where another has it (File System, 2.6: one access handle for each file at a time); the second one is Safari's. */
const heldNames: ReadonlySet<string> = new Set(['NoModificationAllowedError', 'InvalidStateError']);

/**
 * Opens a file that the page before this one may hold yet, after longer and longer pauses.
 *
 * @throws what is thrown for another reason, or in the end
 */
export async function whenFree<Handle>(open: () => Promise<Handle>): Promise<Handle> {
  for (const ms of PAUSES_MS) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof DOMException && heldNames.has(error.name))) throw error;
      await pause(ms);
    }
  }
  return open();
}
