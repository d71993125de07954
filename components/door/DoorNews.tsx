import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useNameOf } from '../../hooks/words/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { RoomDoor } from '../../lib/door/room-door';
import { PassingNews } from '../ui/PassingNews';
import { doorChanges, type DoorChange } from './door-changes';

interface DoorNewsProps {
  door: RoomDoor;
  peers: readonly PeerView[];
}

/** Says for a while what changed at the door. The same can be read at any time in the list of people. */
export function DoorNews({ door, peers }: DoorNewsProps) {
  const t = useTranslations('door.news');
  const nameOf = useNameOf();
  const [seen, setSeen] = useState(door);
  const [told, setTold] = useState({ words: '', turn: 0 });

  const wordsOf = (change: DoorChange): string => {
    if (change.kind !== 'host') return t(change.kind);
    if (change.isSelf) return t('hostYou');
    const host = peers.find(({ id }) => id === change.host);
    return host ? t('host', { name: nameOf(host) }) : '';
  };

  if (seen !== door) {
    const news = doorChanges(seen, door).map(wordsOf).filter(Boolean).join(' ');
    setSeen(door);
    if (news) setTold({ words: news, turn: told.turn + 1 });
  }

  return <PassingNews {...told} onOver={() => setTold({ ...told, words: '' })} />;
}
