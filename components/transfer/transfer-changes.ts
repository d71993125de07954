import type {
  TransferEnd,
  TransferState,
  TransferView,
} from '../../lib/transfer/transfer-snapshot';

/** Something about a transfer that a person has to hear of. */
export interface TransferChange {
  readonly transfer: TransferView;
  readonly end: TransferEnd;
}

const tellingIn: ReadonlySet<TransferState> = new Set([
  'offered',
  'done',
  'failed',
  'cancelled',
  'cancelledThere',
  'left',
]);
const tellingOut: ReadonlySet<TransferState> = new Set([
  'done',
  'failed',
  'refused',
  'cancelled',
  'cancelledThere',
  'left',
  'needsFile',
  'unheard',
]);

/** @returns each end that came to a state that has to be told, between two snapshots */
export function transferChanges(
  before: readonly TransferView[],
  after: readonly TransferView[],
): TransferChange[] {
  const states = new Map(
    before.flatMap(({ id, ends }) => ends.map(({ peer, state }) => [`${id} ${peer}`, state])),
  );
  return after.flatMap((transfer) => {
    const telling = transfer.direction === 'in' ? tellingIn : tellingOut;
    return transfer.ends
      .filter(({ peer, state }) => {
        const earlier = states.get(`${transfer.id} ${peer}`);
        // With each connection that takes the place of another it is offered once more.
        const isAgain = state === 'offered' && earlier !== undefined;
        return telling.has(state) && earlier !== state && !isAgain;
      })
      .map((end) => ({ transfer, end }));
  });
}
