import { DoorClosedLocked, DoorOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DoorVerbs } from '../../lib/door/door';
import type { RoomDoor } from '../../lib/door/room-door';
import { CheckField } from '../ui/CheckField';
import styles from './DoorState.module.css';

interface DoorStateProps {
  door: RoomDoor;
  /** Null when it is oneself, or somebody who is not known here. */
  hostName: string | null;
  /** Whether the server hears what is asked for. */
  online: boolean;
  verbs: DoorVerbs;
}

/** Whether the room is locked: for the host a switch, for the others words. */
export function DoorState({ door, hostName, online, verbs }: DoorStateProps) {
  const t = useTranslations('people');
  const { isHost, locked } = door;
  // Until the server has done it, the box stays as it was ticked.
  const [wanted, setWanted] = useState<boolean | null>(null);
  if (wanted !== null && (!online || wanted === locked)) setWanted(null);

  const onLock = (checked: boolean) => {
    setWanted(checked);
    if (checked) verbs.lock();
    else verbs.unlock();
  };

  return (
    <div className={styles.door}>
      {locked ? <DoorClosedLocked aria-hidden="true" /> : <DoorOpen aria-hidden="true" />}
      {isHost ? (
        <CheckField
          label={t('lock')}
          hint={t('lockText')}
          checked={wanted ?? locked}
          disabled={!online}
          onCheck={onLock}
        />
      ) : (
        <p>{t(locked ? 'lockedFor' : 'openFor', { name: hostName ?? t('somebody') })}</p>
      )}
    </div>
  );
}
