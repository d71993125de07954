import { BadgeCheck, RefreshCw, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { PhraseState } from '../../lib/phrase/phrase-state';
import styles from './PhraseBadge.module.css';

const icons = {
  verified: <BadgeCheck aria-hidden="true" />,
  changed: <RefreshCw aria-hidden="true" />,
  disagree: <TriangleAlert aria-hidden="true" />,
};

interface PhraseBadgeProps {
  phrase: PhraseState;
  onPress: () => void;
}

/** What there is to know about the room's words at a glance; often nothing. Leads to the words. */
export function PhraseBadge({ phrase, onPress }: PhraseBadgeProps) {
  const t = useTranslations('phrase');
  const kind = badgeOf(phrase);
  if (!kind) return null;
  return (
    <button
      type="button"
      className={styles.badge}
      data-kind={kind}
      aria-label={t(`badgeTexts.${kind}`)}
      title={t(`badgeTexts.${kind}`)}
      onClick={onPress}
    >
      {icons[kind]}
      <span className={styles.word}>{t(`badges.${kind}`)}</span>
    </button>
  );
}

function badgeOf(phrase: PhraseState): keyof typeof icons | null {
  if (phrase.status === 'disagree') return 'disagree';
  if (phrase.status !== 'ready') return null;
  if (phrase.verifiedBy.me) return 'verified';
  return phrase.lapsed ? 'changed' : null;
}
