import { FileCode2, RadioTower, Server, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { KeyOrigin } from '../../lib/rooms/key-origin';
import { Dialog } from '../ui/Dialog';
import { KeyOriginIcon } from './KeyOriginIcon';
import styles from './PrivacyDialog.module.css';

const facts = [
  { key: 'server', icon: <Server /> },
  { key: 'page', icon: <FileCode2 /> },
  { key: 'relay', icon: <RadioTower /> },
  { key: 'people', icon: <Users /> },
] as const;

interface PrivacyDialogProps {
  origin: KeyOrigin;
  onClose: () => void;
  /** During a call: what people compare to be sure that nobody stands in the middle. */
  phrase?: ReactNode;
}

/** What is protected and from whom, and what is not. */
export function PrivacyDialog({ origin, onClose, phrase }: PrivacyDialogProps) {
  const t = useTranslations('privacy');
  return (
    <Dialog title={t('heading')} onClose={onClose}>
      <section className={styles.state} data-origin={origin}>
        <h3 className={styles.heading}>
          <KeyOriginIcon origin={origin} />
          {t(`states.${origin}.heading`)}
        </h3>
        <p>{t(`states.${origin}.text`)}</p>
      </section>
      {phrase}
      <ul className={styles.facts}>
        {facts.map(({ key, icon }) => (
          <li key={key} className={styles.fact}>
            <span className={styles.icon} aria-hidden="true">
              {icon}
            </span>
            <h3 className={styles.heading}>{t(`facts.${key}`)}</h3>
            <p className={styles.text}>{t(`facts.${key}Text`)}</p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
