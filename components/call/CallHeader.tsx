import { Users } from 'lucide-react';
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
  onPrivacy: () => void;
}

/** Which room, how well it is sealed, how many, how long. */
export function CallHeader({ room, origin, phrase, count, since, onPrivacy }: CallHeaderProps) {
  const t = useTranslations('call');
  const elapsed = formatElapsed(useElapsed(since));
  return (
    <header className={styles.header}>
      <Logo />
      <h1 className={styles.room}>{room}</h1>
      <PhraseBadge phrase={phrase} onPress={onPrivacy} />
      <PrivacyButton origin={origin} onPress={onPrivacy} />
      <p className={styles.fact} aria-label={t('people', { count })} role="img">
        <Users aria-hidden="true" />
        {count}
      </p>
      <p className={styles.fact} role="timer" aria-label={t('elapsed')}>
        {elapsed}
      </p>
    </header>
  );
}
