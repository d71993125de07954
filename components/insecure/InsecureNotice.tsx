import { LockOpen } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useClientValue } from '../../hooks/use-client-value';
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
    <section className={styles.notice} aria-label={t('heading')}>
      <h2 className={styles.heading}>
        <LockOpen aria-hidden="true" />
        {t('heading')}
      </h2>
      <p>{t('why')}</p>
      <p>{t('guest')}</p>
      <p>{t('owner')}</p>
      <ul className={styles.ways}>
        <li>{t('trial')}</li>
        <li>{t('real')}</li>
      </ul>
    </section>
  );
}
