import { LockOpen } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useClientValue } from '../../hooks/base/use-client-value';
import { PageNotice } from '../ui/PageNotice';
import styles from './InsecureNotice.module.css';

const isInsecure = () => window.isSecureContext === false;

/**
 * Says why a page that came over plain http has neither camera nor microphone, and the ways out: for
 * those who were invited, and for those whose server this is.
 */
export function InsecureNotice() {
  const t = useTranslations('insecure');
  const insecure = useClientValue(isInsecure, false);
  if (!insecure) return null;
  return (
    <PageNotice icon={LockOpen} heading={t('heading')}>
      <p>{t('why')}</p>
      <p>{t('guest')}</p>
      <p>{t('owner')}</p>
      <ul className={styles.ways}>
        <li>{t('trial')}</li>
        <li>{t('real')}</li>
      </ul>
    </PageNotice>
  );
}
