import { ChartNoAxesColumnIncreasing, DoorClosedLocked, LayoutGrid, Users } from 'lucide-react';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { useArrivalFocus } from '../../hooks/base/use-arrival-focus';
import { useElapsed } from '../../hooks/base/use-elapsed';
import { useRoomName } from '../../hooks/room/use-room-name';
import type { KeyOrigin } from '../../lib/rooms/key-origin';
import type { PhraseState } from '../../lib/phrase/phrase-state';
import type { RoomId } from '../../lib/signaling/identifiers';
import { Logo } from '../layout/Logo';
import { PhraseBadge } from '../privacy/PhraseBadge';
import { PrivacyButton } from '../privacy/PrivacyButton';
import { IconButton } from '../ui/IconButton';
import styles from './CallHeader.module.css';
import { formatElapsed } from './format-elapsed';

interface CallHeaderProps {
  room: RoomId;
  /** What the room's key was made of. */
  origin: KeyOrigin;
  phrase: PhraseState;
  count: number;
  /** Milliseconds since the epoch. */
  since: number;
  locked: boolean;
  onOpen: (dialog: 'privacy' | 'people' | 'history' | 'connection' | 'view') => void;
}

/** Which room, whether it is locked, how well it is sealed and connected, how many, how long. */
export const CallHeader = memo(function CallHeader(props: CallHeaderProps) {
  const { room, origin, phrase, count, since, locked, onOpen } = props;
  const t = useTranslations('call');
  const people = useTranslations('people');
  const door = useTranslations('door');
  const history = useTranslations('history');
  const connection = useTranslations('connection');
  const stage = useTranslations('stage');
  const heading = useArrivalFocus();
  const elapsed = formatElapsed(useElapsed(since));
  return (
    <header className={styles.header}>
      <Logo />
      <h1 ref={heading} className={styles.room} dir="auto" tabIndex={-1}>
        {useRoomName(room)}
      </h1>
      <PhraseBadge phrase={phrase} onPress={() => onOpen('privacy')} />
      {locked && (
        <p
          className={styles.fact}
          role="img"
          aria-label={door('lockedMark')}
          title={door('lockedMark')}
        >
          <DoorClosedLocked aria-hidden="true" />
        </p>
      )}
      <PrivacyButton origin={origin} onPress={() => onOpen('privacy')} />
      <IconButton label={connection('show')} onClick={() => onOpen('connection')}>
        <ChartNoAxesColumnIncreasing aria-hidden="true" />
      </IconButton>
      <span className={styles.view}>
        <IconButton label={stage('view')} onClick={() => onOpen('view')}>
          <LayoutGrid aria-hidden="true" />
        </IconButton>
      </span>
      <button
        type="button"
        className={styles.people}
        aria-label={people('show', { count })}
        title={people('heading')}
        onClick={() => onOpen('people')}
      >
        <Users aria-hidden="true" />
        {count}
      </button>
      <button
        type="button"
        className={styles.people}
        aria-label={t('elapsed', { time: elapsed })}
        title={history('show')}
        onClick={() => onOpen('history')}
      >
        {elapsed}
      </button>
    </header>
  );
});
