import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useArrivalFocus } from '../../hooks/base/use-arrival-focus';
import { useBrowserLacks } from '../../hooks/check/use-browser-lacks';
import { useClientValue } from '../../hooks/base/use-client-value';
import { useLocalMedia } from '../../hooks/media/use-local-media';
import { useNetworkCheck } from '../../hooks/check/use-network-check';
import { BrowserNotice } from '../browser/BrowserNotice';
import { SiteShell } from '../layout/SiteShell';
import { Notice } from '../ui/Notice';
import { CheckDetails } from './CheckDetails';
import styles from './CheckView.module.css';
import { DeviceCheck } from './DeviceCheck';
import { NetworkCheckPart } from './NetworkCheckPart';

/** Whether a call will work from here: devices, server, and the ways out of this network. */
export function CheckView() {
  const t = useTranslations('check');
  const heading = useArrivalFocus();
  const secure = useClientValue(() => window.isSecureContext, true);
  const { media, local } = useLocalMedia();
  const lacks = useBrowserLacks();
  const { snapshot, check } = useNetworkCheck(lacks !== 'calls');
  return (
    <SiteShell title={t('title')}>
      <div className={styles.page}>
        <div className={styles.words}>
          <h1 ref={heading} className={styles.heading} tabIndex={-1}>
            {t('heading')}
          </h1>
          <p className={styles.lead}>{t('lead')}</p>
        </div>
        <section className={styles.part} aria-labelledby="check-network">
          <h2 id="check-network" className={styles.title}>
            {t('network')}
          </h2>
          {!secure && <Notice icon={<TriangleAlert />}>{t('insecure')}</Notice>}
          {lacks === 'calls' ? (
            <BrowserNotice lack={lacks} path="/check" />
          ) : (
            <NetworkCheckPart snapshot={snapshot} check={check} />
          )}
        </section>
        <section className={styles.part} aria-labelledby="check-devices">
          <h2 id="check-devices" className={styles.title}>
            {t('devices')}
          </h2>
          {lacks === 'devices' && <BrowserNotice lack={lacks} path="/check" />}
          <DeviceCheck media={media} local={local} />
        </section>
        <CheckDetails snapshot={snapshot} media={media} secure={secure} />
      </div>
    </SiteShell>
  );
}
