import { DoorClosedLocked, DoorOpen } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useWanted } from '../../hooks/base/use-wanted';
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
  const { shown, setWanted } = useWanted(locked, online);

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
          checked={shown}
          disabled={!online}
          onCheck={onLock}
        />
      ) : (
        <p>{t(locked ? 'lockedFor' : 'openFor', { name: hostName ?? t('somebody') })}</p>
      )}
    </div>
  );
}
