import { DoorClosedLocked, Users } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useElapsed } from '../../hooks/use-elapsed';
import type { KeyOrigin } from '../../lib/rooms/key-origin';
import type { PhraseState } from '../../lib/phrase/phrase-state';
import type { RoomId } from '../../lib/signaling/identifiers';
import { Logo } from '../layout/Logo';
import { PhraseBadge } from '../privacy/PhraseBadge';
import { PrivacyButton } from '../privacy/PrivacyButton';
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
  onPrivacy: () => void;
  onPeople: () => void;
  onHistory: () => void;
}

/** Which room, whether it is locked, how well it is sealed, how many, how long. */
export function CallHeader(props: CallHeaderProps) {
  const { room, origin, phrase, count, since, locked, onPrivacy, onPeople, onHistory } = props;
  const t = useTranslations('call');
  const people = useTranslations('people');
  const door = useTranslations('door');
  const history = useTranslations('history');
  const elapsed = formatElapsed(useElapsed(since));
  return (
    <header className={styles.header}>
      <Logo />
      <h1 className={styles.room}>{room}</h1>
      <PhraseBadge phrase={phrase} onPress={onPrivacy} />
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
      <PrivacyButton origin={origin} onPress={onPrivacy} />
      <button
        type="button"
        className={styles.people}
        aria-label={people('show', { count })}
        title={people('heading')}
        onClick={onPeople}
      >
        <Users aria-hidden="true" />
        {count}
      </button>
      <button
        type="button"
        className={styles.people}
        aria-label={t('elapsed', { time: elapsed })}
        title={history('show')}
        onClick={onHistory}
      >
        {elapsed}
      </button>
    </header>
  );
}
