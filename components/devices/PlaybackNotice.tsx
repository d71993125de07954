import { Play, VolumeOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useInSight } from '../../hooks/base/use-full-screen';
import { useBlockedMedia } from '../../hooks/media/use-blocked-media';
import { pagePlayback } from '../../lib/media/playback';
import { Notice } from '../ui/Notice';
import { NoticeAction } from '../ui/NoticeAction';

/** One bar for all that the browser does not play by itself. */
export function PlaybackNotice() {
  const t = useTranslations('devices.blocked');
  const blocked = useBlockedMedia();
  useInSight(blocked !== 'none');
  if (blocked === 'none') return null;
  return (
    <Notice
      icon={blocked === 'pictures' ? <Play /> : <VolumeOff />}
      action={<NoticeAction onPress={pagePlayback.startAll}>{t(`${blocked}.start`)}</NoticeAction>}
    >
      {t(`${blocked}.text`)}
    </Notice>
  );
}
