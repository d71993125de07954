import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { BrowserLack } from '../../lib/check/browser-lacks';
import styles from './BrowserNotice.module.css';
import { FullBrowserWays } from './FullBrowserWays';

interface BrowserNoticeProps {
  lack: Exclude<BrowserLack, 'nothing'>;
  /** Of the page to open elsewhere, from the site's root on. */
  path: string;
}

/** Says that it is the browser which cannot do what this page is for, and how to get to one that can. */
export function BrowserNotice({ lack, path }: BrowserNoticeProps) {
  const t = useTranslations('browser');
  const id = useId();
  return (
    <section className={styles.notice} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        <TriangleAlert aria-hidden="true" />
        {t(`${lack}.heading`)}
      </h2>
      <p>{t(`${lack}.text`)}</p>
      <FullBrowserWays lack={lack} path={path} />
    </section>
  );
}
