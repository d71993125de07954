import { useTranslations } from 'use-intl';
import { useKnockNotices } from '../../hooks/call/use-knock-notices';
import { SoundSwitch } from '../sounds/SoundSwitch';
import { CheckField } from '../ui/CheckField';

/** How somebody who may let others in learns that there is somebody to let in. */
export function KnockSettings() {
  const t = useTranslations('door.notices');
  const notices = useKnockNotices();
  return (
    <>
      <SoundSwitch sound="knock" label={t('sound')} hint={t('soundHint')} />
      {notices.canNotify && (
        <CheckField
          role="switch"
          label={t('notification')}
          hint={t(notices.refused ? 'refused' : 'notificationHint')}
          checked={notices.notification}
          onCheck={notices.setNotification}
        />
      )}
    </>
  );
}
