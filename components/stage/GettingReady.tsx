import { useTranslations } from 'use-intl';
import { useSwitch } from '../../hooks/base/use-switch';
import { readOut } from '../../lib/sounds/read-out';
import styles from './GettingReady.module.css';

/** Says that there are people in the lobby who have links to those inside already. Nobody knows who they are. */
export function GettingReady({ count }: { count: number }) {
  const t = useTranslations('call');
  const [told] = useSwitch(readOut.presence);
  if (count === 0) return null;
  return (
    <p className={styles.words} aria-live={told ? undefined : 'off'}>
      {t('gettingReady', { count })}
    </p>
  );
}
