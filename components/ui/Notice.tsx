import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './Notice.module.css';

interface NoticeProps {
  icon: ReactNode;
  children: ReactNode;
  /** What one can do about it. */
  action?: ReactNode;
  onDismiss?: () => void;
}

/** Says quietly that something is not as it should be, and what to do. Read out when it appears. */
export function Notice({ icon, children, action, onDismiss }: NoticeProps) {
  const t = useTranslations('devices');
  return (
    <div className={styles.notice} role="status">
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={styles.text}>{children}</p>
      {(action || onDismiss) && (
        <div className={styles.actions}>
          {action}
          {onDismiss && (
            <button
              type="button"
              className={styles.dismiss}
              aria-label={t('dismiss')}
              onClick={onDismiss}
            >
              <X aria-hidden="true" />
            </button>
          )}
        </div>
      )}
    </div>
  );
}
