import { lazyPart } from '../ui/lazy-part';

/** The history of the calls. */
export const LazyHistoryDialog = lazyPart(
  async () => (await import('./HistoryDialog')).HistoryDialog,
);
