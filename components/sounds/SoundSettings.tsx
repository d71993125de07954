import { useTranslations } from 'use-intl';
import { Fold } from '../ui/Fold';
import { SoundSwitch } from './SoundSwitch';

/** What else may be heard besides knocks and people. */
export function SoundSettings() {
  const t = useTranslations('sounds');
  const chat = useTranslations('chat');
  return (
    <Fold summary={t('heading')}>
      <SoundSwitch sound="coming" label={t('coming')} hint={t('comingHint')} />
      <SoundSwitch sound="going" label={t('going')} hint={t('goingHint')} />
      <SoundSwitch sound="hand" label={t('hand')} hint={t('handHint')} />
      <SoundSwitch sound="message" label={chat('sound')} hint={t('messageHint')} />
    </Fold>
  );
}
