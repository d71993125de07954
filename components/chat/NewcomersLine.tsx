import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DoorVerbs } from '../../lib/door/door';
import type { RoomDoor } from '../../lib/door/room-door';
import type { PeerId } from '../../lib/signaling/identifiers';
import styles from './NewcomersLine.module.css';

/** What newcomers read, and who decides. */
export interface NewcomersRule {
  readonly self: PeerId;
  readonly door: RoomDoor;
  /** Whether the server hears what is asked for. */
  readonly online: boolean;
  readonly verbs: Pick<DoorVerbs, 'letNewcomersRead'>;
}

/** Whether those who come from now on read what was said before: for the host a switch, for the others words. */
export function NewcomersLine({ self, door, online, verbs }: NewcomersRule) {
  const t = useTranslations('chat.newcomers');
  const { isHost, newcomersRead, latecomers } = door;
  // Until the server has done it, the box stays as it was ticked.
  const [wanted, setWanted] = useState<boolean | null>(null);
  if (wanted !== null && (!online || wanted === newcomersRead)) setWanted(null);
  return (
    <div className={styles.line}>
      {isHost ? (
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={wanted ?? newcomersRead}
            disabled={!online}
            onChange={({ target: { checked } }) => {
              setWanted(checked);
              verbs.letNewcomersRead(checked);
            }}
          />
          {t('read')}
        </label>
      ) : (
        <p>{t(newcomersRead ? 'areToRead' : 'areNotToRead')}</p>
      )}
      {latecomers.includes(self) && <p>{t('self')}</p>}
    </div>
  );
}
