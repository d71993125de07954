import { useTranslations } from 'use-intl';
import { useWholeLink } from '../../hooks/room/use-whole-link';
import type { BrowserLack } from '../../lib/check/browser-lacks';
import { LinkField } from '../invite/LinkField';
import styles from './FullBrowserWays.module.css';

interface FullBrowserWaysProps {
  lack: Exclude<BrowserLack, 'nothing'>;
  /** Of the page, with its key: from the site's root on. */
  path: string;
  look?: 'primary' | 'quiet';
}

/** How to get from here to a browser that has all that a call takes, and the link to take along. */
export function FullBrowserWays({ lack, path, look = 'quiet' }: FullBrowserWaysProps) {
  const t = useTranslations('browser');
  const link = useWholeLink(path);
  return (
    <div className={styles.help}>
      <ul className={styles.ways}>
        <li>{t('inApp')}</li>
        <li>{t('elsewhere')}</li>
        {lack === 'calls' && <li>{t('switchedOff')}</li>}
      </ul>
      <LinkField label={t('link')} link={link} look={look} />
    </div>
  );
}
