import { useTranslations } from 'use-intl';
import { MessagePage } from '../layout/MessagePage';
import { Button } from '../ui/Button';
import { ButtonLink } from '../ui/ButtonLink';

/** The host took the seat away. Nobody is filmed here; knocking is a visit of its own. */
export function RoomRemoved({ onKnock }: { onKnock: () => void }) {
  const t = useTranslations('removed');
  const left = useTranslations('left');
  return (
    <MessagePage title={t('title')} heading={t('heading')} text={t('text')} urgent>
      <Button look="primary" onClick={onKnock}>
        {t('knock')}
      </Button>
      <ButtonLink href="/">{left('home')}</ButtonLink>
    </MessagePage>
  );
}
