import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useClientValue } from '../../hooks/use-client-value';
import { useLocalMedia } from '../../hooks/use-local-media';
import { useNetworkCheck } from '../../hooks/use-network-check';
import { verdict } from '../../lib/check/verdict';
import { SiteShell } from '../layout/SiteShell';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { CheckDetails } from './CheckDetails';
import { CheckProgress } from './CheckProgress';
import styles from './CheckView.module.css';
import { DeviceCheck } from './DeviceCheck';
import { StepList } from './StepList';
import { VerdictCard } from './VerdictCard';

/** Whether a call will work from here: devices, server, and the ways out of this network. */
export function CheckView() {
  const t = useTranslations('check');
  const secure = useClientValue(() => window.isSecureContext, true);
  const { media, local } = useLocalMedia();
  const { snapshot, check } = useNetworkCheck();
  const { phase, steps } = snapshot;
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
          {phase === 'done' && <VerdictCard verdict={verdict(snapshot)} />}
          <StepList steps={steps} />
          <div className={styles.ways}>
            {phase === 'running' ? (
              <Button onClick={() => check.stop()}>{t('stop')}</Button>
            ) : (
              <Button look="primary" onClick={() => check.start()}>
                {phase === 'idle' ? t('start') : t('again')}
              </Button>
            )}
            <CheckProgress snapshot={snapshot} />
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
