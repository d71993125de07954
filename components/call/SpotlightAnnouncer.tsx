import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useAnnounce } from '../../hooks/use-announce';
import { useNameOf } from '../../hooks/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { PeerId } from '../../lib/signaling/identifiers';

interface SpotlightAnnouncerProps {
  self: PeerId;
  peers: readonly PeerView[];
  spotlight: PeerId | null;
}

/** Says whom the host puts into the spotlight to those who do not see it. */
export function SpotlightAnnouncer({ self, peers, spotlight }: SpotlightAnnouncerProps) {
  const t = useTranslations('stage.news');
  const nameOf = useNameOf();
  const announce = useAnnounce();
  const told = useRef(spotlight);

  const tell = useEffectEvent(() => {
    if (told.current === spotlight) return;
    told.current = spotlight;
    const peer = peers.find(({ id }) => id === spotlight);
    if (spotlight === null) announce(t('noSpotlight'));
    else if (spotlight === self) announce(t('spotlightYou'));
    else if (peer) announce(t('spotlight', { name: nameOf(peer) }));
  });
  useEffect(() => tell(), [spotlight]);

  return null;
}
