import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { PhraseState } from '../../lib/phrase/phrase-state';
import { LiveRegion } from '../ui/LiveRegion';
import styles from './PhraseCard.module.css';
import { PhraseDisagreement } from './PhraseDisagreement';
import { PhraseNews } from './PhraseNews';
import { ReadyPhrase } from './ReadyPhrase';

export interface PhraseCardProps {
  phrase: PhraseState;
  peers: readonly PeerView[];
  /** Whether this person found that the others read the same words. */
  onVerified: (verified: boolean) => void;
}

const headings = {
  none: 'heading',
  pending: 'heading',
  unavailable: 'heading',
  ready: 'lead',
  disagree: 'disagreeHeading',
} as const;

/** The words that everybody in the room has if nobody is between them, and what to do with them. */
export function PhraseCard({ phrase, peers, onVerified }: PhraseCardProps) {
  const t = useTranslations('phrase');
  const { status } = phrase;
  return (
    <section className={styles.card} aria-label={t('heading')} data-status={status}>
      <h3 className={styles.heading}>
        {status === 'disagree' && <TriangleAlert aria-hidden="true" />}
        {t(headings[status])}
      </h3>
      <LiveRegion>
        {status === 'ready' && (
          <PhraseNews changedBy={phrase.changedBy} lapsed={phrase.lapsed} peers={peers} />
        )}
        {status === 'disagree' && <PhraseDisagreement with={phrase.with} peers={peers} />}
        {(status === 'none' || status === 'pending' || status === 'unavailable') && (
          <p className={styles.text}>{t(status)}</p>
        )}
      </LiveRegion>
      {status === 'ready' && <ReadyPhrase phrase={phrase} peers={peers} onVerified={onVerified} />}
    </section>
  );
}
