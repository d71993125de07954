import { useTranslations } from 'use-intl';
import { useWanted } from '../../hooks/base/use-wanted';
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
  const { shown, setWanted } = useWanted(newcomersRead, online);
  return (
    <div className={styles.line}>
      {isHost ? (
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={shown}
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
