import { CircleQuestionMark } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useInSight } from '../../hooks/base/use-full-screen';
import type { DoorVerbs } from '../../lib/door/door';
import { pictureAddress } from '../../lib/door/knock-picture';
import type { Knocker } from '../../lib/door/room-door';
import { Avatar } from '../ui/Avatar';
import styles from './KnockRow.module.css';

interface KnockRowProps {
  knocker: Knocker;
  verbs: Pick<DoorVerbs, 'admit' | 'refuse'>;
}

/** One who knocks: name and picture as they say, and the two answers. */
export function KnockRow({ knocker: { peer, knock }, verbs }: KnockRowProps) {
  useInSight();
  const t = useTranslations('door');
  const call = useTranslations('call');
  const name = knock?.name || call('unnamed');
  return (
    <li className={styles.knocker}>
      <div className={styles.face}>
        {knock === null ? (
          <CircleQuestionMark aria-hidden="true" />
        ) : knock.picture === null ? (
          <Avatar name={knock.name} toneKey={peer} />
        ) : (
          <img
            className={styles.picture}
            src={pictureAddress(knock.picture)}
            alt={t('picture', { name })}
          />
        )}
      </div>
      <p className={styles.words}>{knock ? t('knocks', { name }) : t('unreadable')}</p>
      <div className={styles.answers}>
        {knock && (
          <button
            type="button"
            className={styles.answer}
            data-look="admit"
            aria-label={t('admitName', { name })}
            onClick={() => verbs.admit(peer)}
          >
            {t('admit')}
          </button>
        )}
        <button
          type="button"
          className={styles.answer}
          aria-label={t('refuseName', { name })}
          onClick={() => verbs.refuse(peer)}
        >
          {t('refuse')}
        </button>
      </div>
    </li>
  );
}
