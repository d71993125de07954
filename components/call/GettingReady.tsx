import { useTranslations } from 'use-intl';
import { useLive } from '../../hooks/base/use-live';
import { LiveRegion } from '../ui/LiveRegion';
import styles from './GettingReady.module.css';

/** Says that there are people in the lobby who have links to those inside already. Nobody knows who they are. */
export function GettingReady({ count }: { count: number }) {
  const t = useTranslations('call');
  const live = useLive('presence');
  return (
    <LiveRegion live={live}>
      {count > 0 && <p className={styles.words}>{t('gettingReady', { count })}</p>}
    </LiveRegion>
  );
}
