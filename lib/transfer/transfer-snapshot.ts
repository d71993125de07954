import type { PeerId } from '../signaling/identifiers';

/** One file that is handed over, by a random name that both ends know it by. */
export type TransferId = string & { readonly transferId: unique symbol };

/** What can keep a file from arriving, for good. */
export type TransferFailure =
  /** The sender's file shrank, changed or vanished. */
  | 'fileChanged'
  /** The receiver's disk, or what the browser may use of it, is full. */
  | 'diskFull'
  /** The browser did not let the receiver write, or the sender read. */
  | 'notAllowed'
  /** What came is not what was sent, after as many tries as there are. */
  | 'corrupt'
  /** The receiver's list has no place for one more, as its page says and not the person. */
  | 'listFull';

export type TransferState =
  /** The receiver has not answered yet. */
  | 'offered'
  /** Offered, and the page over there has said nothing for a while: an older one may not know of files. */
  | 'unheard'
  /** Accepted; the receiver's disk is made ready, or what is there already is read. */
  | 'preparing'
  | 'running'
  /** By the person at this end. */
  | 'paused'
  /** By the person at the other end. */
  | 'pausedThere'
  /** There is no link to the other at the moment. It goes on by itself. */
  | 'waiting'
  /** There is no link to the other, who has left the call. It goes on if that one comes back to the same seat. */
  | 'left'
  /** The sender's page was loaded again, and the file has to be picked once more. */
  | 'needsFile'
  /** All of it has come, and is compared with what was sent. */
  | 'checking'
  | 'done'
  | 'refused'
  /** By the person at this end. */
  | 'cancelled'
  /** By the person at the other end. */
  | 'cancelledThere'
  | 'failed';

const overStates = ['done', 'refused', 'cancelled', 'cancelledThere', 'failed'] as const;

/** Nothing more will come of it. */
export type TransferOver = (typeof overStates)[number];

export const over: ReadonlySet<TransferState> = new Set(overStates);

/** How it stands with one of those at the other end. */
export interface TransferEnd {
  readonly peer: PeerId;
  /** On the tile when it was last seen. */
  readonly name: string;
  readonly state: TransferState;
  readonly failure: TransferFailure | null;
  /** Bytes that have come, as the receiver says. */
  readonly bytes: number;
  /** Bytes a second of late; 0 while nothing moves. */
  readonly speed: number;
}

export interface TransferView {
  readonly id: TransferId;
  readonly direction: 'out' | 'in';
  /** Clean: safe to show and to save under. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** A media type as the sender says, or ''. Nothing may depend on it. */
  readonly kind: string;
  /** Of a picture, small and made by the sender; an object URL is the page's to make. */
  readonly preview: Blob | null;
  /** Milliseconds since the epoch, by this page's clock. */
  readonly offeredMs: number;
  /** Of a file that comes: its sender alone. Of one that goes: everybody it was offered to. */
  readonly ends: readonly TransferEnd[];
  /** Where a file that has come is kept in the browser, to be handed over; null when it was written where the person chose. */
  readonly file: File | null;
}

export interface TransfersSnapshot {
  /** In the order of their coming. */
  readonly transfers: readonly TransferView[];
  /** The largest file that this browser can take, in bytes; Infinity where it writes to the disk. */
  readonly maxBytes: number;
  /** The first offer that the list had no place for; null when there was none since something was taken off. */
  readonly turnedAway: TurnedAway | null;
}

/** An offer that came to nothing. */
export interface TurnedAway {
  /** Of who offered it, as on the tile. */
  readonly name: string;
  readonly file: string;
}

/** What a person can do. */
export interface TransferVerbs {
  /** Offers files to one person, or to everybody who is there (null). @returns those that can't be sent, by why */
  send: (files: readonly File[], to: PeerId | null) => readonly UnsendableFile[];
  /** Takes an offer. `where` asks the person for a place on the disk, and needs the press of a button. */
  accept: (id: TransferId, where: 'inBrowser' | 'askPlace') => void;
  refuse: (id: TransferId) => void;
  pause: (id: TransferId) => void;
  resume: (id: TransferId) => void;
  cancel: (id: TransferId) => void;
  /** The file of a transfer that needs it again. @returns false when it is another file */
  pickAgain: (id: TransferId, file: File) => boolean;
  /** Takes one that is over off the list. */
  dismiss: (id: TransferId) => void;
}

/** What shows transfers needs of whatever runs them. */
export interface TransferSource extends TransferVerbs {
  /** @returns what ends it */
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => TransfersSnapshot;
}

export interface UnsendableFile {
  readonly name: string;
  readonly why: 'tooMany' | 'nobodyThere';
}
