import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useVisitor } from '../../hooks/visitor/use-visitor';
import { keepOfflinePage } from '../../lib/offline/keep-offline-page';
import { offlinePage } from '../../lib/offline/offline-page';
import { toBase64url } from '../../lib/sealing/base64url';

const newNonce = () => toBase64url(crypto.getRandomValues(new Uint8Array(16)));

/** Keeps what to show while the site can't be reached, in the words and colours of this person. */
export function OfflineKeeper() {
  const t = useTranslations('offline');
  const { locale, theme } = useVisitor();
  useEffect(() => {
    const words = { title: t('title'), heading: t('heading'), text: t('text'), retry: t('retry') };
    void keepOfflinePage(offlinePage({ words, locale, theme, nonce: newNonce() }));
  }, [t, locale, theme]);
  return null;
}
