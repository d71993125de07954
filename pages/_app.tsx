import '@fontsource-variable/figtree';
import type { AppProps } from 'next/app';
import Head from 'next/head';
import { Announcer } from '../components/app/Announcer';
import { ArrivalsProvider } from '../components/app/ArrivalsProvider';
import { VisitorProvider } from '../components/app/VisitorProvider';
import '../components/globals.css';
import { latePart } from '../components/ui/lazy-part';
import { useClickFocus } from '../hooks/base/use-click-focus';
import { useStyleNonce } from '../hooks/room/use-style-nonce';
import type { Visitor } from '../lib/preferences/visitor';

/** A service worker is a process of its own. */
const OfflineKeeper = latePart(
  async () => (await import('../components/app/OfflineKeeper')).OfflineKeeper,
);

export default function App({ Component, pageProps }: AppProps<{ visitor: Visitor }>) {
  useStyleNonce();
  useClickFocus();
  return (
    <VisitorProvider visitor={pageProps.visitor}>
      <Head>
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
      </Head>
      <Announcer>
        <ArrivalsProvider>
          <Component {...pageProps} />
        </ArrivalsProvider>
        {process.env.NODE_ENV === 'production' && <OfflineKeeper />}
      </Announcer>
    </VisitorProvider>
  );
}
