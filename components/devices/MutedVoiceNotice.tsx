import { MicOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useMutedVoice } from '../../hooks/media/use-muted-voice';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { Notice } from '../ui/Notice';
import { NoticeAction } from '../ui/NoticeAction';
import type { MediaVerbs } from './media-verbs';

interface MutedVoiceNoticeProps {
  media: MediaSnapshot;
  local: MediaVerbs;
}

/** Tells somebody who speaks that nobody hears it. */
export function MutedVoiceNotice({ media, local }: MutedVoiceNoticeProps) {
  const t = useTranslations('devices.mutedVoice');
  const speaking = useMutedVoice(media);
  if (!speaking) return null;
  return (
    <Notice
      icon={<MicOff />}
      // Not called as the control is, which is there as well.
      action={<NoticeAction onPress={() => local.setMuted(false)}>{t('beHeard')}</NoticeAction>}
    >
      {t('notice')}
    </Notice>
  );
}
