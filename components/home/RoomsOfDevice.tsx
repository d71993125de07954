import { Trash2 } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useSwitch } from '../../hooks/base/use-switch';
import { useDateWords } from '../../hooks/words/use-date-words';
import { rememberShownKey } from '../../lib/rooms/shown-key';
import type { RoomOfDevice } from '../../lib/rooms/rooms-of-device';
import { roomsOfDevice } from '../../lib/rooms/rooms-of-device';
import { CheckField } from '../ui/CheckField';
import { IconButton } from '../ui/IconButton';
import { SmallButton } from '../ui/SmallButton';
import styles from './RoomsOfDevice.module.css';

/** The rooms that somebody was in on this device, and whether they are kept at all. */
export function RoomsOfDevice({ onEnter }: { onEnter: (path: string) => void }) {
  const t = useTranslations('home.rooms');
  const [kept] = useSwitch(roomsOfDevice.choice);
  const words = useDateWords();
  const { subscribe, getSnapshot, getServerSnapshot, forget, forgetAll } = roomsOfDevice;
  const rooms = useSyncExternalStore(subscribe, getSnapshot, getServerSnapshot);
  const enter = ({ room, to, shown }: RoomOfDevice) => {
    if (shown) rememberShownKey(room);
    onEnter(to);
  };
  return (
    <section className={styles.rooms} aria-label={t('heading')}>
      {rooms.length > 0 && (
        <>
          <h2 className={styles.heading}>{t('heading')}</h2>
          <ul className={styles.list}>
            {rooms.map((one) => (
              <li key={one.path} className={styles.room}>
                <button type="button" className={styles.enter} onClick={() => enter(one)}>
                  <bdi className={styles.name}>{one.name}</bdi>
                  <span className={styles.when}>{words(one.enteredMs)}</span>
                </button>
                <IconButton
                  label={t('forget', { room: one.name })}
                  onClick={() => forget(one.path)}
                >
                  <Trash2 aria-hidden="true" />
                </IconButton>
              </li>
            ))}
          </ul>
          <div>
            <SmallButton onClick={forgetAll}>{t('forgetAll')}</SmallButton>
          </div>
        </>
      )}
      <CheckField
        role="switch"
        label={t('keep')}
        hint={t(kept ? 'keepHintOn' : 'keepHint')}
        checked={kept}
        onCheck={roomsOfDevice.keep}
      />
    </section>
  );
}
