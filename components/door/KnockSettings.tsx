import { useTranslations } from 'use-intl';
import { useKnockNotices } from '../../hooks/use-knock-notices';
import { CheckField } from '../ui/CheckField';

/** How somebody who may let others in learns that there is somebody to let in. */
export function KnockSettings() {
  const t = useTranslations('door.notices');
  const notices = useKnockNotices();
  return (
    <>
      <CheckField
        role="switch"
        label={t('sound')}
        hint={t('soundHint')}
        checked={notices.sound}
        onCheck={notices.setSound}
      />
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
