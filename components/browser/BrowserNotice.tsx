import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { BrowserLack } from '../../lib/check/browser-lacks';
import { PageNotice } from '../ui/PageNotice';
import { FullBrowserWays } from './FullBrowserWays';

interface BrowserNoticeProps {
  lack: Exclude<BrowserLack, 'nothing'>;
  /** Of the page to open elsewhere, from the site's root on. */
  path: string;
}

/** Says that it is the browser which cannot do what this page is for, and how to get to one that can. */
export function BrowserNotice({ lack, path }: BrowserNoticeProps) {
  const t = useTranslations('browser');
  return (
    <PageNotice icon={TriangleAlert} heading={t(`${lack}.heading`)}>
      <p>{t(`${lack}.text`)}</p>
      <FullBrowserWays lack={lack} path={path} />
    </PageNotice>
  );
}
