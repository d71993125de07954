import * as v from 'valibot';
import { SnapshotFeed } from '../../../lib/base/snapshot-feed';
import { PeerIdSchema } from '../../../lib/signaling/identifiers';
import type {
  TransferEnd,
  TransferId,
  TransferSource,
  TransfersSnapshot,
  TransferVerbs,
  TransferView,
  TurnedAway,
} from '../../../lib/transfer/transfer-snapshot';
import { standIn } from '../../fakes/stand-in';

/** Transfers that are whatever a test says, and a record of what was asked of them. */
export class FakeTransfers implements TransferSource {
  readonly send = jest.fn<ReturnType<TransferVerbs['send']>, Parameters<TransferVerbs['send']>>();
  readonly accept = jest.fn();
  readonly refuse = jest.fn();
  readonly pause = jest.fn();
  readonly resume = jest.fn();
  readonly cancel = jest.fn();
  readonly pickAgain = jest.fn(() => true);
  readonly dismiss = jest.fn();
  readonly #feed = new SnapshotFeed<TransfersSnapshot>({
    transfers: [],
    maxBytes: Infinity,
    turnedAway: null,
  });

  constructor(...transfers: readonly TransferView[]) {
    this.send.mockReturnValue([]);
    this.show(transfers);
  }

  readonly subscribe = (listener: () => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = () => this.#feed.current;

  show(
    transfers: readonly TransferView[],
    maxBytes = Infinity,
    turnedAway: TurnedAway | null = null,
  ): void {
    this.#feed.publish({ transfers, maxBytes, turnedAway });
  }
}

/** Ben's end, of whom nothing has come. */
export function endOf(change: Partial<TransferEnd> = {}): TransferEnd {
  return {
    peer: v.parse(PeerIdSchema, 'peer000000000001'),
    name: 'Ben',
    state: 'offered',
    failure: null,
    bytes: 0,
    speed: 0,
    ...change,
  };
}

/** Somebody else's end. */
export function cleosEnd(change: Partial<TransferEnd> = {}): TransferEnd {
  return endOf({ peer: v.parse(PeerIdSchema, 'peer000000000002'), name: 'Cleo', ...change });
}

/** A file of 4 MB that Ben offers, with another id for another name. */
export function transferOf(change: Partial<TransferView> = {}): TransferView {
  const name = change.name ?? 'film.mp4';
  return {
    id: standIn<TransferId>(`id of ${name}`),
    direction: 'in',
    name,
    size: 4_000_000,
    kind: 'video/mp4',
    preview: null,
    offeredMs: 1_700_000_000_000,
    ends: [endOf()],
    file: null,
    ...change,
  };
}
