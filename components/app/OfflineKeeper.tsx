import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useVisitor } from '../../hooks/visitor/use-visitor';
import { whenIdle } from '../../lib/base/when-idle';
import { keepOfflinePage } from '../../lib/offline/keep-offline-page';
import { offlinePage } from '../../lib/offline/offline-page';
import { toBase64url } from '../../lib/sealing/base64url';

/** Nothing that a person waits for may wait for it: a service worker is a process of its own, just while a room opens. */
const QUIET_MS = 5_000;
const LATEST_MS = 30_000;

const newNonce = () => toBase64url(crypto.getRandomValues(new Uint8Array(16)));

/** Keeps what to show while the site can't be reached, in the words and colours of this person. */
export function OfflineKeeper() {
  const t = useTranslations('offline');
  const { locale, theme } = useVisitor();
  useEffect(() => {
    const keep = () => {
      const words = {
        title: t('title'),
        heading: t('heading'),
        text: t('text'),
        retry: t('retry'),
      };
      void keepOfflinePage(offlinePage({ words, locale, theme, nonce: newNonce() }));
    };
    let cancel: (() => void) | undefined;
    const timer = setTimeout(() => (cancel = whenIdle(keep, LATEST_MS)), QUIET_MS);
    return () => {
      clearTimeout(timer);
      cancel?.();
    };
  }, [t, locale, theme]);
  return null;
}
