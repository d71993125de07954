import { QRCodeSVG } from 'qrcode.react';
import { useTranslations } from 'use-intl';
import styles from './QrCode.module.css';

/** Dark on light in both themes: not every scanner reads the other way round. */
export function QrCode({ link }: { link: string }) {
  const t = useTranslations('invite');
  return (
    <div className={styles.code}>
      <QRCodeSVG value={link} size={120} fgColor="#221d18" bgColor="#ffffff" title={t('qr')} />
    </div>
  );
}
