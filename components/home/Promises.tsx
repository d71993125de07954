import { ArrowLeftRight, EyeOff, Users } from 'lucide-react';
import { useTranslations } from 'use-intl';
import styles from './Promises.module.css';

const promises = [
  { key: 'direct', icon: <ArrowLeftRight /> },
  { key: 'small', icon: <Users /> },
  { key: 'quiet', icon: <EyeOff /> },
] as const;

/** What this place does and does not do, in a few words that hold. */
export function Promises() {
  const t = useTranslations('home');
  return (
    <ul className={styles.promises} aria-label={t('promises')}>
      {promises.map(({ key, icon }) => (
        <li key={key} className={styles.promise}>
          <span className={styles.icon} aria-hidden="true">
            {icon}
          </span>
          <h2 className={styles.heading}>{t(key)}</h2>
          <p className={styles.text}>{t(`${key}Text`)}</p>
        </li>
      ))}
    </ul>
  );
}
