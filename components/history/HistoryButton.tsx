import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { History } from '../../lib/history/history';
import { Button } from '../ui/Button';
import { LazyHistoryDialog } from './LazyHistoryDialog';

/** Opens what happened, after it has. */
export function HistoryButton({ history }: { history: History }) {
  const t = useTranslations('history');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('show')}</Button>
      {open && <LazyHistoryDialog history={history} onClose={() => setOpen(false)} />}
    </>
  );
}
