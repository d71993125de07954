import dynamic from 'next/dynamic';

/** Fetched when somebody asks for it. */
export const LazyPrivacyDialog = dynamic(
  () => import('./PrivacyDialog').then((module) => module.PrivacyDialog),
  { ssr: false },
);
