import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useAnnounce } from '../../hooks/base/use-announce';
import { endKnockNotice, noticeKnock } from '../../hooks/call/use-knock-notices';
import type { Knocker } from '../../lib/door/room-door';
import { SOUND_PAUSE_MS } from '../../lib/sounds/sounds';

/** However many knock, the device tells of it no more often; a little more, for a sound that comes too soon is not heard. */
const NOTICE_PAUSE_MS = SOUND_PAUSE_MS + 100;

/** Says who knocks to those who do not see it, also while a dialog is open, or another page is looked at. */
export function KnockAnnouncer({ knockers }: { knockers: readonly Knocker[] }) {
  const t = useTranslations('door');
  const call = useTranslations('call');
  const announce = useAnnounce('knocks');
  const seen = useRef<readonly Knocker[]>([]);
  const untold = useRef(false);
  const noticedMs = useRef(-Infinity);

  const wordsFor = ([first, ...others]: readonly Knocker[]): string => {
    if (others.length > 0) return t('knocking', { count: others.length + 1 });
    return first?.knock
      ? t('knocks', { name: first.knock.name || call('unnamed') })
      : t('unreadable');
  };

  const tell = useEffectEvent(() => {
    const known = new Set(seen.current.map(({ peer }) => peer));
    seen.current = knockers;
    const news = knockers.filter(({ peer }) => !known.has(peer));
    if (news.length > 0) {
      announce(wordsFor(news));
      untold.current = true;
    }
    if (known.size > 0 && knockers.length === 0) {
      untold.current = false;
      endKnockNotice();
    }
  });
  /** Of all who wait: it takes the place of what was shown of the others. */
  const notice = useEffectEvent(() => {
    untold.current = false;
    noticedMs.current = performance.now();
    noticeKnock(wordsFor(knockers));
  });
  useEffect(() => {
    tell();
    if (!untold.current) return undefined;
    const waitMs = noticedMs.current + NOTICE_PAUSE_MS - performance.now();
    if (waitMs <= 0) return notice();
    const timer = setTimeout(() => notice(), waitMs);
    return () => clearTimeout(timer);
  }, [knockers]);
  useEffect(() => endKnockNotice, []);

  return null;
}
