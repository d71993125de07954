import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useAnnounce } from '../../hooks/base/use-announce';
import { useNameOf } from '../../hooks/words/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import { deviceSounds } from '../../lib/sounds/sounds';
import { presenceChanges } from './presence-changes';

/** Says who came and who went to those who do not see the tiles; has it heard where that was chosen. */
export function PresenceAnnouncer({ peers }: { peers: readonly PeerView[] }) {
  const t = useTranslations('call');
  const nameOf = useNameOf();
  const announce = useAnnounce('presence');
  const seen = useRef<readonly PeerView[]>([]);

  const tell = useEffectEvent(() => {
    const { joined, left } = presenceChanges(seen.current, peers);
    seen.current = peers;
    if (joined.length > 0) deviceSounds.play('coming');
    if (left.length > 0) deviceSounds.play('going');
    for (const peer of joined) announce(t('joined', { name: nameOf(peer) }));
    for (const peer of left) announce(t('left', { name: nameOf(peer) }));
  });
  useEffect(() => tell(), [peers]);

  return null;
}
