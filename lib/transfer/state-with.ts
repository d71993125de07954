import type { TransferState } from './transfer-snapshot';

/**
 * @param name on the tile of the other; undefined when that person is not in the call
 * @returns how it stands: what waits for a connection to somebody who is not there any more waits in vain
 */
export function stateWith(state: TransferState, name: string | undefined): TransferState {
  return state === 'waiting' && name === undefined ? 'left' : state;
}
