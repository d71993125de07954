import { useTranslations } from 'use-intl';
import { PersonAction } from './PersonAction';

/** The host lowers somebody's hand. */
export function LowerHandAction({ name, onLower }: { name: string; onLower: () => void }) {
  const t = useTranslations('gestures');
  return <PersonAction label={t('lowerName', { name })} text={t('lower')} onPress={onLower} />;
}
