import { useTranslations } from 'use-intl';
import { MessagePage } from '../layout/MessagePage';
import { Button } from '../ui/Button';
import { ButtonLink } from '../ui/ButtonLink';

/** Goodbye, and the way back. */
export function RoomLeft({ onRejoin }: { onRejoin: () => void }) {
  const t = useTranslations('left');
  return (
    <MessagePage title={t('title')} heading={t('heading')} text={t('text')}>
      <Button look="primary" onClick={onRejoin}>
        {t('rejoin')}
      </Button>
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </MessagePage>
  );
}
