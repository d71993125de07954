import { lazyPart } from '../ui/lazy-part';

/** What protects the call, and from whom. */
export const LazyPrivacyDialog = lazyPart(
  async () => (await import('./PrivacyDialog')).PrivacyDialog,
);
