import { useTranslations } from 'use-intl';
import { useSwitch } from '../../hooks/base/use-switch';
import { mutedVoiceChoice } from '../../lib/media/muted-voice';
import { CheckField } from '../ui/CheckField';

/** Whether a muted microphone is listened to, on this device alone. */
export function MutedVoiceSetting() {
  const t = useTranslations('devices.mutedVoice');
  const [on, choose] = useSwitch(mutedVoiceChoice);
  return (
    <CheckField
      role="switch"
      label={t('choice')}
      hint={t('choiceHint')}
      checked={on}
      onCheck={choose}
    />
  );
}
