import { useTranslations } from 'use-intl';
import type { RoomId } from '../../lib/signaling/identifiers';
import { Dialog } from '../ui/Dialog';
import { RoomLink } from './RoomLink';

/** Brings others in while the call goes on. */
export function InviteDialog({ room, onClose }: { room: RoomId; onClose: () => void }) {
  const t = useTranslations('invite');
  return (
    <Dialog title={t('heading')} onClose={onClose}>
      <RoomLink room={room} />
    </Dialog>
  );
}
