import { useTranslations } from 'use-intl';
import { MessagePage } from '../layout/MessagePage';
import { Button } from '../ui/Button';
import { HomeLink } from './HomeLink';

/** The host said no to a knock. */
export function RoomTurnedAway({ onBack }: { onBack: () => void }) {
  const t = useTranslations('turnedAway');
  return (
    <MessagePage title={t('title')} heading={t('heading')} text={t('text')} urgent>
      <Button look="primary" onClick={onBack}>
        {t('back')}
      </Button>
      <HomeLink />
    </MessagePage>
  );
}
