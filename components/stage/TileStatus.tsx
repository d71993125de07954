import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLive } from '../../hooks/base/use-live';
import type { PeerView } from '../../lib/call/call-snapshot';
import { isTrustCause } from '../../lib/call/link/blocked-cause';
import type { LinkState } from '../../lib/call/link/link-state';
import { PathBadge } from './PathBadge';
import styles from './TileStatus.module.css';

interface TileStatusProps {
  peer: Pick<PeerView, 'link' | 'facts' | 'resting' | 'screenSoundRests'>;
  name: string;
  /** How well its person arrives; null while that is not known. */
  mark: ReactNode;
  /** Makes a fresh attempt at the connection. */
  onRetry: () => void;
}

/**
 * What a tile says about the link to its person: what is being done to get through, why nothing gets through and what
 * to do, why somebody who turned nothing off can't be seen or heard; and while all is well, which way media take, and how well. The
 * place for words is there before them, so that they are read out.
 */
export function TileStatus(props: TileStatusProps) {
  const {
    peer: { link, facts, resting, screenSoundRests },
    name,
    mark,
    onRetry,
  } = props;
  const t = useTranslations('call');
  const live = useLive('connections');

  const passing = (): string | null => {
    switch (link.status) {
      case 'connecting':
        if (!facts) return t(link.tries === 'relay' ? 'tryingRelayUnnamed' : 'connectingUnnamed');
        return t(link.tries === 'relay' ? 'tryingRelay' : 'connecting', { name });
      case 'reconnecting':
        return facts ? t('reconnecting', { name }) : t('connectingUnnamed');
      case 'connected': {
        const [device, ...more] = facts?.interrupted ?? [];
        if (device) return t(`interrupted.${more.length > 0 ? 'both' : device}`, { name });
        // That a picture is missing is seen.
        if (screenSoundRests) return t('resting.screenSound', { name });
        return resting && t(`resting.${resting}`, { name });
      }
      case 'blocked':
        return null;
    }
  };
  const words = passing();
  // Whoever may not be who they seem is told of in any case.
  const isSafetyAtStake = link.status === 'blocked' && isTrustCause(link.cause);

  return (
    <>
      {link.status === 'connected' && (
        <div className={styles.corner}>
          {!words && link.path && <PathBadge path={link.path} />}
          {mark}
        </div>
      )}
      <div
        className={styles.place}
        data-blocked={link.status === 'blocked'}
        data-beside-mark={link.status === 'connected' && mark !== null}
      >
        <div role="status" aria-live={isSafetyAtStake ? 'polite' : live}>
          {words && <p className={styles.passing}>{words}</p>}
          {link.status === 'blocked' && (
            <>
              <p className={styles.heading}>{t(`blocked.${link.cause}.heading`, { name })}</p>
              <p className={styles.text}>{t(`blocked.${link.cause}.text`)}</p>
            </>
          )}
        </div>
        {link.status === 'blocked' && <WaysOut link={link} name={name} onRetry={onRetry} />}
      </div>
    </>
  );
}

interface WaysOutProps {
  link: Extract<LinkState, { status: 'blocked' }>;
  name: string;
  onRetry: () => void;
}

/** What to do where nothing gets through. */
function WaysOut({ link, name, onRetry }: WaysOutProps) {
  const t = useTranslations('call');
  return (
    <div className={styles.ways}>
      <button
        type="button"
        className={styles.retry}
        aria-label={t('retryWith', { name })}
        onClick={onRetry}
      >
        {t('retry')}
      </button>
      {!isTrustCause(link.cause) && (
        // In a tab of its own: this one is in the call.
        <a className={styles.check} href="/check" target="_blank" rel="noreferrer">
          {t('checkConnection')}
        </a>
      )}
    </div>
  );
}
