import type { TransferState } from './transfer-snapshot';
import { over } from './transfer-snapshot';

/**
 * @param name on the tile of the other; undefined when that person is not in the call
 * @param isLinked whether there is a channel to that person
 * @returns how it stands: what is not over, and for somebody who is not there any more, waits in vain
 */
export function stateWith(
  state: TransferState,
  name: string | undefined,
  isLinked: boolean,
): TransferState {
  return over.has(state) || isLinked || name !== undefined ? state : 'left';
}
