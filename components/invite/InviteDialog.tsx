import { useTranslations } from 'use-intl';
import type { RoomAccess } from '../../lib/rooms/room-access';
import type { RoomId } from '../../lib/signaling/identifiers';
import { Dialog } from '../ui/Dialog';
import { LaterInvitation } from './LaterInvitation';
import { RoomLink } from './RoomLink';

interface InviteDialogProps {
  room: RoomId;
  access: RoomAccess;
  onClose: () => void;
}

/** Brings others in while the call goes on. */
export function InviteDialog({ room, access, onClose }: InviteDialogProps) {
  const t = useTranslations('invite');
  return (
    <Dialog title={t('heading')} onClose={onClose}>
      <RoomLink room={room} access={access} />
      <LaterInvitation room={room} access={access} />
    </Dialog>
  );
}
