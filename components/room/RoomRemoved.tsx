import { useTranslations } from 'use-intl';
import { MessagePage } from '../layout/MessagePage';
import { Button } from '../ui/Button';
import { HomeLink } from './HomeLink';

/** The host took the seat away. Nobody is filmed here; knocking is a visit of its own. */
export function RoomRemoved({ onKnock }: { onKnock: () => void }) {
  const t = useTranslations('removed');
  return (
    <MessagePage title={t('title')} heading={t('heading')} text={t('text')} urgent>
      <Button look="primary" onClick={onKnock}>
        {t('knock')}
      </Button>
      <HomeLink />
    </MessagePage>
  );
}
