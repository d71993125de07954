import dynamic from 'next/dynamic';

/** The history of the calls, fetched when somebody asks for it. */
export const LazyHistoryDialog = dynamic(
  () => import('./HistoryDialog').then((module) => module.HistoryDialog),
  { ssr: false },
);
