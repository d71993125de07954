import { useTranslations } from 'use-intl';
import type { History } from '../../lib/history/history';
import { HistoryButton } from '../history/HistoryButton';
import { MessagePage } from '../layout/MessagePage';
import { Button } from '../ui/Button';
import { HomeLink } from './HomeLink';

/** Goodbye, the way back, and what happened. */
export function RoomLeft({ history, onRejoin }: { history: History; onRejoin: () => void }) {
  const t = useTranslations('left');
  return (
    <MessagePage title={t('title')} heading={t('heading')} text={t('text')}>
      <Button look="primary" onClick={onRejoin}>
        {t('rejoin')}
      </Button>
      <HomeLink />
      <HistoryButton history={history} />
    </MessagePage>
  );
}
