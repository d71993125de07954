import { Keyboard } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { KnockSettings } from '../door/KnockSettings';
import { PreferenceSwitches } from '../layout/PreferenceSwitches';
import { SoundSettings } from '../sounds/SoundSettings';
import { CheckField } from '../ui/CheckField';
import { Dialog } from '../ui/Dialog';
import { SmallButton } from '../ui/SmallButton';
import { DevicePickers } from './DevicePickers';
import type { MediaVerbs } from './media-verbs';
import { MutedVoiceSetting } from './MutedVoiceSetting';

interface SettingsDialogProps {
  /** Choices of what the call shows besides. */
  children?: ReactNode;
  media: MediaSnapshot;
  local: MediaVerbs;
  soundOnly: boolean;
  onSoundOnly: (soundOnly: boolean) => void;
  onShortcuts: () => void;
  onClose: () => void;
}

/** Devices, language and appearance, while the call goes on. */
export function SettingsDialog(props: SettingsDialogProps) {
  const { media, local, soundOnly, onSoundOnly, onShortcuts, onClose, children } = props;
  const t = useTranslations('settings');
  const shortcuts = useTranslations('shortcuts');
  return (
    <Dialog title={t('heading')} onClose={onClose}>
      <DevicePickers media={media} local={local} />
      <CheckField
        role="switch"
        label={t('soundOnly')}
        hint={t('soundOnlyHint')}
        checked={soundOnly}
        onCheck={onSoundOnly}
      />
      <MutedVoiceSetting />
      <KnockSettings />
      <SoundSettings />
      {children}
      <div>
        <SmallButton onClick={onShortcuts}>
          <Keyboard aria-hidden="true" />
          {shortcuts('heading')}
        </SmallButton>
      </div>
      <PreferenceSwitches />
    </Dialog>
  );
}
