import type { TextStorage } from '../storage/text-storage';
import { tabStorage } from '../storage/text-storage';
import { browserSinks } from './browser-sinks';
import { makePreview } from './make-preview';
import type { Sinks } from './sink';

/** What transfers need of the browser. */
export interface TransferEdges {
  readonly sinks: Sinks;
  readonly storage: TextStorage;
  /** @returns a small JPEG in base64, or null */
  readonly preview: (file: File) => Promise<string | null>;
}

export const browserEdges: TransferEdges = {
  sinks: browserSinks,
  storage: tabStorage,
  preview: makePreview,
};
