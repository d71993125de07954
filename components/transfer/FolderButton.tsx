import { FolderUp } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useClientValue } from '../../hooks/base/use-client-value';
import { IconButton } from '../ui/IconButton';
import type { GatheredFiles } from './gathered-files';
import { gathered } from './gathered-files';
import { pickFolder } from './pick-folder';

/** Sends the files of a folder, as dropping it does. Nothing where the browser has no dialog for folders, as on phones. */
export function FolderButton({ onPick }: { onPick: (files: GatheredFiles) => void }) {
  const t = useTranslations('transfer');
  const canPick = useClientValue(() => 'webkitdirectory' in HTMLInputElement.prototype, false);
  if (!canPick) return null;
  return (
    <IconButton
      label={t('sendFolder')}
      onClick={() => pickFolder((files) => onPick(gathered(files)))}
    >
      <FolderUp aria-hidden="true" />
    </IconButton>
  );
}
