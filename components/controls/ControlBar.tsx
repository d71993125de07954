import { LogOut, Settings2, UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import type { MediaVerbs } from '../devices/media-verbs';
import { CameraSideToggles } from './CameraSideToggles';
import { CameraToggle } from './CameraToggle';
import styles from './ControlBar.module.css';
import { ControlButton } from './ControlButton';
import { MicrophoneToggle } from './MicrophoneToggle';
import { ScreenToggle } from './ScreenToggle';

interface ControlBarProps {
  media: MediaSnapshot;
  local: MediaVerbs;
  /** What opens the chat. */
  chat: ReactNode;
  /** What opens hand and reactions. */
  gestures: ReactNode;
  onOpen: (dialog: 'invite' | 'settings') => void;
  onLeave: () => void;
}

/** Everything one can do in a call, always in the same order. */
export const ControlBar = memo(function ControlBar({
  media,
  local,
  chat,
  gestures,
  onOpen,
  onLeave,
}: ControlBarProps) {
  const t = useTranslations('controls');
  return (
    <section className={styles.bar} aria-label={t('label')}>
      <MicrophoneToggle media={media} local={local} worded />
      <CameraToggle media={media} local={local} worded />
      <CameraSideToggles media={media} local={local} worded />
      <ScreenToggle media={media} local={local} />
      {gestures}
      {chat}
      <ControlButton
        label={t('invite')}
        word={t('invite')}
        icon={<UserPlus />}
        onPress={() => onOpen('invite')}
      />
      <ControlButton
        label={t('settings')}
        word={t('settings')}
        icon={<Settings2 />}
        onPress={() => onOpen('settings')}
      />
      <ControlButton
        label={t('leave')}
        word={t('leave')}
        icon={<LogOut />}
        look="leave"
        onPress={onLeave}
      />
    </section>
  );
});
