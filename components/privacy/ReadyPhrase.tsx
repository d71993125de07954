import { useTranslations } from 'use-intl';
import { useNamesOf } from '../../hooks/words/use-names-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { PhraseState } from '../../lib/phrase/phrase-state';
import { CheckField } from '../ui/CheckField';
import styles from './PhraseCard.module.css';
import { PhraseWords } from './PhraseWords';

interface ReadyPhraseProps {
  phrase: Extract<PhraseState, { status: 'ready' }>;
  peers: readonly PeerView[];
  onVerified: (verified: boolean) => void;
}

/** The words, how to compare them, and who did: that line is there from the start, and read out as it changes. */
export function ReadyPhrase({ phrase, peers, onVerified }: ReadyPhraseProps) {
  const t = useTranslations('phrase');
  const namesOf = useNamesOf(peers);
  const { me, others } = phrase.verifiedBy;
  return (
    <>
      <PhraseWords bits={phrase.bits} />
      <p className={styles.text}>{t('how')}</p>
      <CheckField label={t('verify')} hint={t('verifyHint')} checked={me} onCheck={onVerified} />
      <p className={styles.text} role="status" aria-live="polite">
        {others.length > 0 ? t('verifiedBy', { names: namesOf(others) }) : t('verifiedByNobody')}
      </p>
    </>
  );
}
