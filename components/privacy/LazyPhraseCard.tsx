import { lazyPart } from '../ui/lazy-part';

/** The words to compare. Comes with lists of them. */
export const LazyPhraseCard = lazyPart(async () => (await import('./PhraseCard')).PhraseCard);
