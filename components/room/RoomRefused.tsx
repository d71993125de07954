import { useTranslations } from 'use-intl';
import type { RefusalCode } from '../../lib/call/call-snapshot';
import { MessagePage } from '../layout/MessagePage';
import { Button } from '../ui/Button';
import { HomeLink } from './HomeLink';

/** The server said no, in words. */
export function RoomRefused({ code, onBack }: { code: RefusalCode; onBack: () => void }) {
  const t = useTranslations('refused');
  return (
    <MessagePage
      title={t('title')}
      heading={t(`codes.${code}.heading`)}
      text={t(`codes.${code}.text`)}
      urgent
    >
      <Button look="primary" onClick={onBack}>
        {t('back')}
      </Button>
      <HomeLink />
    </MessagePage>
  );
}
