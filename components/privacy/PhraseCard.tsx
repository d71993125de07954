import { useTranslations } from 'use-intl';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { PhraseState } from '../../lib/phrase/phrase-state';
import styles from './PhraseCard.module.css';
import { PhraseDisagreement } from './PhraseDisagreement';
import { ReadyPhrase } from './ReadyPhrase';

export interface PhraseCardProps {
  phrase: PhraseState;
  peers: readonly PeerView[];
  /** Whether this person found that the others read the same words. */
  onVerified: (verified: boolean) => void;
}

/** The words that everybody in the room has if nobody is between them, and what to do with them. */
export function PhraseCard({ phrase, peers, onVerified }: PhraseCardProps) {
  const t = useTranslations('phrase');
  return (
    <section className={styles.card} aria-label={t('heading')} data-status={phrase.status}>
      {phrase.status === 'ready' && (
        <ReadyPhrase phrase={phrase} peers={peers} onVerified={onVerified} />
      )}
      {phrase.status === 'disagree' && <PhraseDisagreement with={phrase.with} peers={peers} />}
      {(phrase.status === 'none' ||
        phrase.status === 'pending' ||
        phrase.status === 'unavailable') && (
        <>
          <h3 className={styles.heading}>{t('heading')}</h3>
          <p className={styles.text} role="status">
            {t(phrase.status)}
          </p>
        </>
      )}
    </section>
  );
}
