import type { TransferFailure, TransferId } from './transfer-snapshot';

/** Where the bytes of a file go that comes. */
export interface Sink {
  /** Bytes that an earlier page of this visit wrote already. */
  readonly length: number;
  read: (position: number, length: number) => Promise<Uint8Array<ArrayBuffer>>;
  /** @param bytes are the sink's from then on, with the whole buffer behind them */
  write: (position: number, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** Nothing more is written. @returns the file, unless it stands where the person chose */
  finish: (name: string, kind: string) => Promise<File | null>;
  /** Nothing shall be left of it. */
  discard: () => Promise<void>;
}

/** Where bytes can go in this browser. All of it rejects with what browsers throw; see {@link failureOf}. */
export interface Sinks {
  /** Bytes of the largest file that can be kept without asking for a place. */
  maxBytes: () => Promise<number>;
  /** In the browser's own storage, where a page that is loaded again finds it. */
  keep: (id: TransferId, size: number) => Promise<Sink>;
  /** Where the person says; null when the person thought better of it. */
  ask: (name: string) => Promise<Sink | null>;
  /** Deletes what earlier visits left, but for these. */
  sweep: (kept: readonly TransferId[]) => Promise<void>;
}

/** @returns in words of ours what a browser threw while something was written */
export function failureOf(error: unknown): TransferFailure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return name === 'QuotaExceededError' ? 'diskFull' : 'notAllowed';
}
