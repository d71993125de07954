import { useTranslations } from 'use-intl';
import type { BlockedCause } from '../../lib/call/link/blocked-cause';
import { isTrustCause } from '../../lib/call/link/blocked-cause';
import styles from './BlockedLink.module.css';

interface BlockedLinkProps {
  cause: BlockedCause;
  name: string;
  onRetry: () => void;
}

/** Nothing got through to somebody: why, as far as it can be told, and what to do. */
export function BlockedLink({ cause, name, onRetry }: BlockedLinkProps) {
  const t = useTranslations('call');
  return (
    <div className={styles.blocked}>
      <div role="status">
        <p className={styles.heading}>{t(`blocked.${cause}.heading`, { name })}</p>
        <p className={styles.text}>{t(`blocked.${cause}.text`)}</p>
      </div>
      <div className={styles.ways}>
        <button
          type="button"
          className={styles.retry}
          aria-label={t('retryWith', { name })}
          onClick={onRetry}
        >
          {t('retry')}
        </button>
        {!isTrustCause(cause) && (
          // In a tab of its own: this one is in the call.
          <a className={styles.check} href="/check" target="_blank" rel="noreferrer">
            {t('checkConnection')}
          </a>
        )}
      </div>
    </div>
  );
}
