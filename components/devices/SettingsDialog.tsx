import { useTranslations } from 'use-intl';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { PreferenceSwitches } from '../layout/PreferenceSwitches';
import { Dialog } from '../ui/Dialog';
import { DevicePickers } from './DevicePickers';
import type { MediaVerbs } from './media-verbs';

interface SettingsDialogProps {
  media: MediaSnapshot;
  local: MediaVerbs;
  onClose: () => void;
}

/** Devices, language and appearance, while the call goes on. */
export function SettingsDialog({ media, local, onClose }: SettingsDialogProps) {
  const t = useTranslations('settings');
  return (
    <Dialog title={t('heading')} onClose={onClose}>
      <DevicePickers media={media} local={local} />
      <PreferenceSwitches />
    </Dialog>
  );
}
