import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useAnnounce } from '../../hooks/base/use-announce';
import { noticeKnock } from '../../hooks/call/use-knock-notices';
import type { Knocker } from '../../lib/door/room-door';

/** However many knock, the device tells of it no more often. */
const NOTICE_PAUSE_MS = 3_000;

/** Says who knocks to those who do not see it, also while a dialog is open, or another page is looked at. */
export function KnockAnnouncer({ knockers }: { knockers: readonly Knocker[] }) {
  const t = useTranslations('door');
  const call = useTranslations('call');
  const announce = useAnnounce('knocks');
  const seen = useRef<readonly Knocker[]>([]);
  const noticedMs = useRef(-Infinity);

  const wordsFor = ({ knock }: Knocker): string =>
    knock ? t('knocks', { name: knock.name || call('unnamed') }) : t('unreadable');

  const tell = useEffectEvent(() => {
    const known = new Set(seen.current.map(({ peer }) => peer));
    seen.current = knockers;
    const [first, ...others] = knockers.filter(({ peer }) => !known.has(peer));
    if (!first) return;
    const together = t('knocking', { count: others.length + 1 });
    const words = others.length > 0 ? together : wordsFor(first);
    announce(words);
    const nowMs = performance.now();
    if (nowMs - noticedMs.current < NOTICE_PAUSE_MS) return;
    noticedMs.current = nowMs;
    noticeKnock(words);
  });
  useEffect(() => tell(), [knockers]);

  return null;
}
