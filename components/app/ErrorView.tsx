import { useTranslations } from 'use-intl';
import { MessagePage } from '../layout/MessagePage';
import { ButtonLink } from '../ui/ButtonLink';

/** A page that is not there, or one that broke. */
export function ErrorView({ kind }: { kind: 'notFound' | 'crash' }) {
  const t = useTranslations('errors');
  return (
    <MessagePage title={t(`${kind}Title`)} heading={t(`${kind}Heading`)} text={t(`${kind}Text`)}>
      <ButtonLink href="/" look="primary">
        {t('home')}
      </ButtonLink>
    </MessagePage>
  );
}
