import { Keyboard } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { CaptionSettings } from '../captions/CaptionSettings';
import { KnockSettings } from '../door/KnockSettings';
import { PreferenceSwitches } from '../layout/PreferenceSwitches';
import { ReadOutSettings } from '../sounds/ReadOutSettings';
import { SoundSettings } from '../sounds/SoundSettings';
import { CheckField } from '../ui/CheckField';
import { Dialog } from '../ui/Dialog';
import { SmallButton } from '../ui/SmallButton';
import { CameraPicker } from './CameraPicker';
import type { MediaVerbs } from './media-verbs';
import { MutedVoiceSetting } from './MutedVoiceSetting';
import { SettingsSection } from './SettingsSection';
import { SoundPickers } from './SoundPickers';

interface SettingsDialogProps {
  /** Choices of how one sees the room. */
  children: ReactNode;
  media: MediaSnapshot;
  local: MediaVerbs;
  soundOnly: boolean;
  onSoundOnly: (soundOnly: boolean) => void;
  onShortcuts: () => void;
  onClose: () => void;
}

/** Sound, picture, view, notices, language and appearance, while the call goes on. */
export function SettingsDialog(props: SettingsDialogProps) {
  const { media, local, soundOnly, onSoundOnly, onShortcuts, onClose, children } = props;
  const t = useTranslations('settings');
  const stage = useTranslations('stage');
  const shortcuts = useTranslations('shortcuts');
  return (
    <Dialog title={t('heading')} onClose={onClose}>
      <SettingsSection heading={t('sound')}>
        <SoundPickers media={media} local={local} />
        <MutedVoiceSetting />
        <CaptionSettings />
      </SettingsSection>
      <SettingsSection heading={t('picture')}>
        <CameraPicker media={media} local={local} />
        <CheckField
          role="switch"
          label={t('soundOnly')}
          hint={t('soundOnlyHint')}
          checked={soundOnly}
          onCheck={onSoundOnly}
        />
      </SettingsSection>
      <SettingsSection heading={stage('view')}>{children}</SettingsSection>
      <SettingsSection heading={t('notices')}>
        <KnockSettings />
        <SoundSettings />
        <ReadOutSettings />
      </SettingsSection>
      <SettingsSection heading={t('device')}>
        <PreferenceSwitches />
        <div>
          <SmallButton onClick={onShortcuts}>
            <Keyboard aria-hidden="true" />
            {shortcuts('heading')}
          </SmallButton>
        </div>
      </SettingsSection>
    </Dialog>
  );
}
