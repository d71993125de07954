import { useTranslations } from 'use-intl';
import { ButtonLink } from '../ui/ButtonLink';

/** Away from a room, to where everybody starts. */
export function HomeLink() {
  const t = useTranslations('left');
  return <ButtonLink href="/">{t('home')}</ButtonLink>;
}
