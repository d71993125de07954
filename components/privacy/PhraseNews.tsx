import { useTranslations } from 'use-intl';
import { useNamesOf } from '../../hooks/words/use-names-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { PhraseChange } from '../../lib/phrase/phrase-state';
import styles from './PhraseCard.module.css';

interface PhraseNewsProps {
  changedBy: PhraseChange | null;
  /** Whether this person had verified the words before. */
  lapsed: boolean;
  peers: readonly PeerView[];
}

/** Why the words are not those of before. */
export function PhraseNews({ changedBy, lapsed, peers }: PhraseNewsProps) {
  const t = useTranslations('phrase');
  const namesOf = useNamesOf(peers);
  if (!changedBy) return null;
  const reasons = (['came', 'went', 'renewed'] as const).filter((key) => changedBy[key].length > 0);
  return (
    <p className={styles.news}>
      {[
        t('changed'),
        ...reasons.map((key) => t(key, { names: namesOf(changedBy[key]) })),
        ...(lapsed ? [t('lapsed')] : []),
      ].join(' ')}
    </p>
  );
}
