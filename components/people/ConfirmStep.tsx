import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';
import styles from './ConfirmStep.module.css';

interface ConfirmStepProps {
  heading: string;
  /** What comes of it. */
  text: string;
  yes: string;
  danger: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Says what comes of an act before it is done. Takes the focus, since what was pressed is gone. */
export function ConfirmStep({ heading, text, yes, danger, onYes, onNo }: ConfirmStepProps) {
  const t = useTranslations('people');
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <div ref={ref} className={styles.step} role="group" aria-label={heading} tabIndex={-1}>
      <h3 className={styles.heading}>{heading}</h3>
      <p className={styles.text}>{text}</p>
      <div className={styles.actions}>
        <Button look={danger ? 'danger' : 'primary'} onClick={onYes}>
          {yes}
        </Button>
        <Button onClick={onNo}>{t('cancel')}</Button>
      </div>
    </div>
  );
}
