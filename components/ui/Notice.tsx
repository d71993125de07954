import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from './IconButton';
import styles from './Notice.module.css';

interface NoticeProps {
  icon: ReactNode;
  children: ReactNode;
  /** Whether it is read out: that can be turned off for what it tells of (`readOut`). */
  told?: boolean;
  /** What one can do about it. */
  action?: ReactNode;
  onDismiss?: () => void;
}

/** Says quietly that something is not as it should be, and what to do. In a `LiveRegion` it is read out as it appears. */
export function Notice({ icon, children, told = true, action, onDismiss }: NoticeProps) {
  const t = useTranslations('ui');
  return (
    <div className={styles.notice} aria-live={told ? undefined : 'off'}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={styles.text}>{children}</p>
      {(action || onDismiss) && (
        <div className={styles.actions}>
          {action}
          {onDismiss && (
            <IconButton label={t('dismiss')} onClick={onDismiss}>
              <X aria-hidden="true" />
            </IconButton>
          )}
        </div>
      )}
    </div>
  );
}
