import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useClientValue } from '../../hooks/use-client-value';
import { useLocalMedia } from '../../hooks/use-local-media';
import { useNetworkCheck } from '../../hooks/use-network-check';
import { SiteShell } from '../layout/SiteShell';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { CheckDetails } from './CheckDetails';
import { CheckOutcome } from './CheckOutcome';
import styles from './CheckView.module.css';
import { DeviceCheck } from './DeviceCheck';
import { StepList } from './StepList';

/** Whether a call will work from here: devices, server, and the ways out of this network. */
export function CheckView() {
  const t = useTranslations('check');
  const secure = useClientValue(() => window.isSecureContext, true);
  const { media, local } = useLocalMedia();
  const { snapshot, check } = useNetworkCheck();
  // It begins by itself: what is idle is about to run.
  const running = snapshot.phase === 'running' || snapshot.phase === 'idle';
  return (
    <SiteShell title={t('title')}>
      <div className={styles.page}>
        <div className={styles.words}>
          <h1 className={styles.heading}>{t('heading')}</h1>
          <p className={styles.lead}>{t('lead')}</p>
        </div>
        <section className={styles.part} aria-labelledby="check-network">
          <h2 id="check-network" className={styles.title}>
            {t('network')}
          </h2>
          {!secure && <Notice icon={<TriangleAlert />}>{t('insecure')}</Notice>}
          <CheckOutcome snapshot={snapshot} />
          <StepList steps={snapshot.steps} />
          <div>
            {running ? (
              <Button onClick={() => check.stop()}>{t('stop')}</Button>
            ) : (
              <Button look="primary" onClick={() => check.start()}>
                {t('again')}
              </Button>
            )}
          </div>
        </section>
        <section className={styles.part} aria-labelledby="check-devices">
          <h2 id="check-devices" className={styles.title}>
            {t('devices')}
          </h2>
          <DeviceCheck media={media} local={local} />
        </section>
        <CheckDetails snapshot={snapshot} media={media} secure={secure} />
      </div>
    </SiteShell>
  );
}
