import { lazyPart } from '../ui/lazy-part';

/** All figures of all links. Comes with what draws them. */
export const LazyConnectionDetails = lazyPart(
  async () => (await import('./ConnectionDetails')).ConnectionDetails,
);
