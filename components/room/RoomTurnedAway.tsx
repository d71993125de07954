import { useTranslations } from 'use-intl';
import { MessagePage } from '../layout/MessagePage';
import { Button } from '../ui/Button';
import { ButtonLink } from '../ui/ButtonLink';

/** The host said no to a knock. */
export function RoomTurnedAway({ onBack }: { onBack: () => void }) {
  const t = useTranslations('turnedAway');
  const left = useTranslations('left');
  return (
    <MessagePage title={t('title')} heading={t('heading')} text={t('text')} urgent>
      <Button look="primary" onClick={onBack}>
        {t('back')}
      </Button>
      <ButtonLink href="/">{left('home')}</ButtonLink>
    </MessagePage>
  );
}
