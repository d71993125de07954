import { AudioLines, ServerOff, Unplug } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useDismissed } from '../../hooks/base/use-dismissed';
import type { CallSnapshot } from '../../lib/call/call-snapshot';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { AskedNotice } from '../devices/AskedNotice';
import { DeviceProblem } from '../devices/DeviceProblem';
import type { MediaVerbs } from '../devices/media-verbs';
import { Notice } from '../ui/Notice';
import { NoticeAction } from '../ui/NoticeAction';

interface CallNoticesProps {
  snapshot: CallSnapshot;
  media: MediaSnapshot;
  local: MediaVerbs;
  /** Ends the choice of sound only. */
  onShowPictures: () => void;
}

/**
 * What is not as it should be on this side. A failed device can be dismissed: going without one is a choice too. It is
 * told anew when it fails again, or in another way.
 */
export function CallNotices({ snapshot, media, local, onShowPictures }: CallNoticesProps) {
  const t = useTranslations('call');
  const words = useTranslations('devices');
  const failures = (['microphone', 'camera', 'screen'] as const).flatMap((device) => {
    const state = media[device];
    if (state.status !== 'failed') return [];
    // Whoever closes the browser's own dialog knows that nothing is shared.
    if (device === 'screen' && state.problem === 'denied') return [];
    return [{ key: `${device}-${state.problem}`, device, problem: state.problem }];
  });
  const { isDismissed, dismiss } = useDismissed(failures.map(({ key }) => key));
  const shown = failures.filter(({ key }) => !isDismissed(key));

  const taken = media.interrupted.filter((device) => media[device].status === 'on');

  return (
    <>
      {!snapshot.serverConnected && <Notice icon={<ServerOff />}>{t('serverAway')}</Notice>}
      {snapshot.soundOnly && (
        <Notice
          icon={<AudioLines />}
          action={<NoticeAction onPress={onShowPictures}>{t('showPictures')}</NoticeAction>}
        >
          {t('soundOnly')}
        </Notice>
      )}
      {snapshot.sending.resting && <Notice icon={<AudioLines />}>{t('lineCarriesSound')}</Notice>}
      {snapshot.sending.screenSoundRests && (
        <Notice icon={<AudioLines />}>{t('screenSoundRests')}</Notice>
      )}
      <AskedNotice media={media} />
      {taken.map((device) => (
        <Notice key={device} icon={<Unplug />}>
          {words(`interrupted.${device}`)}
        </Notice>
      ))}
      {shown.map(({ key, device, problem }) => (
        <DeviceProblem
          key={key}
          device={device}
          problem={problem}
          media={media}
          local={local}
          onDismiss={() => dismiss(key)}
        />
      ))}
    </>
  );
}
