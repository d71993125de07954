import { MicOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useInSight } from '../../hooks/base/use-full-screen';
import { useNameOf } from '../../hooks/words/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import { Notice } from '../ui/Notice';
import { NoticeAction } from '../ui/NoticeAction';

interface MuteRequestNoticeProps {
  /** Who asks. */
  peer: PeerView;
  onMute: () => void;
  onDismiss: () => void;
}

/** Somebody asks this participant to mute, who does so or not. */
export function MuteRequestNotice({ peer, onMute, onDismiss }: MuteRequestNoticeProps) {
  useInSight();
  const t = useTranslations('door');
  const nameOf = useNameOf();
  return (
    <Notice
      icon={<MicOff />}
      action={<NoticeAction onPress={onMute}>{t('mute')}</NoticeAction>}
      onDismiss={onDismiss}
    >
      {t('muteAsked', { name: nameOf(peer) })}
    </Notice>
  );
}
