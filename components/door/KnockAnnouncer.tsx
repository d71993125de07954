import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useAnnounce } from '../../hooks/use-announce';
import type { Knocker } from '../../lib/door/room-door';

/** Says who knocks to those who do not see it, also while a dialog is open. */
export function KnockAnnouncer({ knockers }: { knockers: readonly Knocker[] }) {
  const t = useTranslations('door');
  const call = useTranslations('call');
  const announce = useAnnounce();
  const seen = useRef<readonly Knocker[]>([]);

  const tell = useEffectEvent(() => {
    const known = new Set(seen.current.map(({ peer }) => peer));
    seen.current = knockers;
    for (const { peer, knock } of knockers) {
      if (known.has(peer)) continue;
      announce(knock ? t('knocks', { name: knock.name || call('unnamed') }) : t('unreadable'));
    }
  });
  useEffect(() => tell(), [knockers]);

  return null;
}
