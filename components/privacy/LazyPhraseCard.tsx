import dynamic from 'next/dynamic';

/** Fetched with its word lists when somebody asks for it. */
export const LazyPhraseCard = dynamic(
  () => import('./PhraseCard').then((module) => module.PhraseCard),
  { ssr: false },
);
