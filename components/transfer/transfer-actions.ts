import { over } from '../../lib/transfer/transfer-snapshot';
import type { TransferState, TransferView } from '../../lib/transfer/transfer-snapshot';

/** `saveAs` is for browsers that can ask for a place. */
export type TransferAction =
  'accept' | 'saveAs' | 'refuse' | 'pickAgain' | 'pause' | 'resume' | 'cancel' | 'save' | 'remove';

const stoppable: ReadonlySet<TransferState> = new Set(['preparing', 'running', 'waiting']);

/** @returns whether nothing more will come of it */
export function isOver({ ends }: Pick<TransferView, 'ends'>): boolean {
  return ends.every(({ state }) => over.has(state));
}

/**
 * @param maxBytes that can be kept in the browser
 * @returns what a person can do with it now, in the order of the buttons
 */
export function actionsOf(view: TransferView, maxBytes: number): TransferAction[] {
  const { direction, size, ends, file } = view;
  if (isOver(view)) return file ? ['save', 'remove'] : ['remove'];
  const some = (state: TransferState) => ends.some((end) => end.state === state);
  if (direction === 'in' && some('offered')) {
    return size > maxBytes ? ['saveAs', 'refuse'] : ['accept', 'saveAs', 'refuse'];
  }
  const actions: TransferAction[] = [];
  if (direction === 'out' && some('needsFile')) actions.push('pickAgain');
  if (ends.some(({ state }) => stoppable.has(state))) actions.push('pause');
  if (some('paused')) actions.push('resume');
  return [...actions, 'cancel'];
}
