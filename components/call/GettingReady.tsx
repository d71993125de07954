import { useTranslations } from 'use-intl';
import styles from './GettingReady.module.css';

/** Says that there are people in the lobby who have links to those inside already. Nobody knows who they are. */
export function GettingReady({ count }: { count: number }) {
  const t = useTranslations('call');
  return count > 0 ? <p className={styles.words}>{t('gettingReady', { count })}</p> : null;
}
