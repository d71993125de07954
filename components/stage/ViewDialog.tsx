import { Dialog } from '../ui/Dialog';
import { useTranslations } from 'use-intl';
import type { StageView } from '../../hooks/stage/use-stage-view';
import { ViewChoices } from './ViewChoices';

interface ViewDialogProps {
  view: StageView;
  onClose: () => void;
}

/** How one sees the room. */
export function ViewDialog({ view, onClose }: ViewDialogProps) {
  const t = useTranslations('stage');
  return (
    <Dialog title={t('view')} onClose={onClose}>
      <ViewChoices view={view} />
    </Dialog>
  );
}
