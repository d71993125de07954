import { useTranslations } from 'use-intl';
import type { DoorVerbs } from '../../lib/door/door';
import type { Knocker } from '../../lib/door/room-door';
import styles from './KnockCard.module.css';
import { KnockRow } from './KnockRow';

interface KnockCardProps {
  knockers: readonly Knocker[];
  verbs: Pick<DoorVerbs, 'admit' | 'refuse'>;
}

/** Those who wait at the door, for the host to answer. However many they are, the call stays in sight. */
export function KnockCard({ knockers, verbs }: KnockCardProps) {
  const t = useTranslations('door');
  if (knockers.length === 0) return null;
  return (
    <section className={styles.card} aria-label={t('atTheDoor')}>
      {knockers.length > 1 && (
        <p className={styles.count}>{t('knocking', { count: knockers.length })}</p>
      )}
      <ul className={styles.knockers}>
        {knockers.map((knocker) => (
          <KnockRow key={knocker.peer} knocker={knocker} verbs={verbs} />
        ))}
      </ul>
    </section>
  );
}
