import type { TransferMessage } from './transfer-message';
import type { TransferFailure, TransferId, TransferOver } from './transfer-snapshot';

/** @returns what tells the other end that a transfer is over, and why */
export function lastWord(
  id: TransferId,
  over: TransferOver,
  failure: TransferFailure | null,
): TransferMessage {
  if (failure === 'listFull') return { type: 'refuse', id, full: true };
  if (over === 'failed' && failure) return { type: 'fail', id, why: failure };
  if (over === 'done') return { type: 'done', id };
  return { type: over === 'refused' ? 'refuse' : 'cancel', id };
}
