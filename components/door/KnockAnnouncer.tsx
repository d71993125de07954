import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Knocker } from '../../lib/door/room-door';
import { VisuallyHidden } from '../ui/VisuallyHidden';

/** Says who knocks to those who do not see it, also while a dialog is open. */
export function KnockAnnouncer({ knockers }: { knockers: readonly Knocker[] }) {
  const t = useTranslations('door');
  const call = useTranslations('call');
  const [seen, setSeen] = useState<readonly Knocker[]>([]);
  const [words, setWords] = useState('');

  if (seen !== knockers) {
    const known = new Set(seen.map(({ peer }) => peer));
    const news = knockers
      .filter(({ peer }) => !known.has(peer))
      .map(({ knock }) =>
        knock ? t('knocks', { name: knock.name || call('unnamed') }) : t('unreadable'),
      );
    setSeen(knockers);
    // Emptied in between, so that the same name knocking again is said again.
    if (news.length > 0 || knockers.length === 0) setWords(news.join('. '));
  }

  return (
    <VisuallyHidden role="status" aria-live="polite">
      {words}
    </VisuallyHidden>
  );
}
