import { toggleFullScreen } from '../../hooks/base/use-full-screen';
import { useShortcutChoice } from '../../hooks/visitor/use-shortcut-choice';
import { useShortcuts } from '../../hooks/visitor/use-shortcuts';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { toggleCamera, toggleMicrophone } from '../controls/media-toggles';
import type { MediaVerbs } from '../devices/media-verbs';
import { ShortcutsDialog } from './ShortcutsDialog';

interface CallShortcutsProps {
  media: MediaSnapshot;
  local: MediaVerbs;
  /** Whether no dialog has the keyboard. */
  listening: boolean;
  /** Whether the list of them is open. */
  open: boolean;
  onHand: () => void;
  onChat: () => void;
  onOpen: (dialog: 'people' | 'view' | 'shortcuts') => void;
  onClose: () => void;
}

/** What single keys do in a call, and the list of them. */
export function CallShortcuts(props: CallShortcutsProps) {
  const { media, local, listening, open, onHand, onChat, onOpen, onClose } = props;
  const [shortcuts, choose] = useShortcutChoice();
  useShortcuts(shortcuts, listening, {
    talk: (talking) => local.talk(talking),
    act: (act) => {
      switch (act) {
        case 'mute':
          return toggleMicrophone(media, local);
        case 'camera':
          return toggleCamera(media, local);
        case 'hand':
          return onHand();
        case 'chat':
          return onChat();
        case 'fullScreen':
          return toggleFullScreen(document.documentElement);
        case 'help':
          return onOpen('shortcuts');
        case 'people':
        case 'view':
          return onOpen(act);
      }
    },
  });
  return open ? (
    <ShortcutsDialog shortcuts={shortcuts} onChoose={choose} onClose={onClose} />
  ) : null;
}
