import { Crown, Hand, MicOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Avatar } from '../ui/Avatar';
import type { PeerId } from '../../lib/signaling/identifiers';
import styles from './PersonRow.module.css';

interface PersonRowProps {
  /** As it is written here. */
  name: string;
  initialsOf: string;
  id: PeerId;
  host: boolean;
  muted: boolean;
  /** The place of the raised hand among all, from 1; null when it is not raised. */
  hand: number | null;
  /** What one can do about this person. */
  children?: ReactNode;
}

/** One person of the room, in a list. */
export function PersonRow({ name, initialsOf, id, host, muted, hand, children }: PersonRowProps) {
  const t = useTranslations('people');
  const call = useTranslations('call');
  const gestures = useTranslations('gestures');
  return (
    <li className={styles.person}>
      <div className={styles.avatar}>
        <Avatar name={initialsOf} toneKey={id} />
      </div>
      <div className={styles.words}>
        <p className={styles.name} dir="auto">
          {name}
        </p>
        {(host || muted || hand !== null) && (
          <p className={styles.facts}>
            {host && (
              <span className={styles.host}>
                <Crown aria-hidden="true" />
                {t('host')}
              </span>
            )}
            {hand !== null && (
              <span className={styles.fact}>
                <Hand aria-hidden="true" />
                {gestures('raised', { place: hand })}
              </span>
            )}
            {muted && (
              <span className={styles.fact}>
                <MicOff aria-hidden="true" />
                {call('muted')}
              </span>
            )}
          </p>
        )}
      </div>
      {children}
    </li>
  );
}
