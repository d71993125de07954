import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { KeyOrigin } from '../../lib/rooms/key-origin';
import { KeyOriginIcon } from './KeyOriginIcon';
import { LazyPrivacyDialog } from './LazyPrivacyDialog';
import styles from './PrivacyLine.module.css';

/** How well the call will be sealed, in one line, before one goes in. */
export function PrivacyLine({ origin }: { origin: KeyOrigin }) {
  const t = useTranslations('privacy');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={styles.line}
        data-origin={origin}
        onClick={() => setOpen(true)}
      >
        <KeyOriginIcon origin={origin} />
        <span>{t(`states.${origin}.heading`)}</span>
        <span className={styles.more}>{t('more')}</span>
      </button>
      {open && <LazyPrivacyDialog origin={origin} onClose={() => setOpen(false)} />}
    </>
  );
}
