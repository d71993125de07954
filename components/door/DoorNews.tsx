import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSwitch } from '../../hooks/base/use-switch';
import { useNameOf } from '../../hooks/words/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { RoomDoor } from '../../lib/door/room-door';
import { readOut } from '../../lib/sounds/read-out';
import { PassingNews } from '../ui/PassingNews';
import { doorChanges, type DoorChange } from './door-changes';

interface DoorNewsProps {
  door: RoomDoor;
  peers: readonly PeerView[];
}

/**
 * Says for a while what changed at the door; read out, unless that was turned off, and to who becomes host in any case.
 * The same can be read at any time in the list of people.
 */
export function DoorNews({ door, peers }: DoorNewsProps) {
  const t = useTranslations('door.news');
  const nameOf = useNameOf();
  const [seen, setSeen] = useState(door);
  const [isTold] = useSwitch(readOut.knocks);
  const [told, setTold] = useState({ words: '', turn: 0, ofSelf: false });

  const wordsOf = (change: DoorChange): string => {
    if (change.kind !== 'host') return t(change.kind);
    if (change.isSelf) return t('hostYou');
    const host = peers.find(({ id }) => id === change.host);
    return host ? t('host', { name: nameOf(host) }) : '';
  };

  if (seen !== door) {
    const changes = doorChanges(seen, door);
    const words = changes.map(wordsOf).filter(Boolean).join(' ');
    const ofSelf = changes.some((change) => change.kind === 'host' && change.isSelf);
    setSeen(door);
    if (words) setTold({ words, turn: told.turn + 1, ofSelf });
  }

  const { words, turn, ofSelf } = told;
  return (
    <PassingNews
      words={words}
      turn={turn}
      told={ofSelf || isTold}
      onOver={() => setTold({ ...told, words: '' })}
    />
  );
}
