import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useAnnounce } from '../../hooks/use-announce';
import { useNameOf } from '../../hooks/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { GestureView } from '../../lib/call/people/gestures';
import { gestureChanges } from './gesture-changes';
import { reactionNames } from './reaction-names';

interface GestureAnnouncerProps {
  self: string;
  peers: readonly PeerView[];
  gestures: GestureView;
}

/** Says who raised a hand and who reacts to those who do not see it. Of oneself only what becomes of the hand. */
export function GestureAnnouncer({ self, peers, gestures }: GestureAnnouncerProps) {
  const t = useTranslations('gestures.news');
  const names = useTranslations('gestures.names');
  const nameOf = useNameOf();
  const announce = useAnnounce();
  const told = useRef(gestures);

  const tell = useEffectEvent(() => {
    const { raised, lowered, reactions } = gestureChanges(told.current, gestures);
    told.current = gestures;
    if (raised.some((id) => id === self)) announce(t('raisedYou'));
    if (lowered.some((id) => id === self)) announce(t('loweredYou'));
    for (const peer of peers) {
      const name = nameOf(peer);
      if (raised.includes(peer.id)) announce(t('raised', { name }));
      if (lowered.includes(peer.id)) announce(t('lowered', { name }));
      const reaction = reactions.find((one) => one.peer === peer.id);
      if (reaction) {
        announce(t('reaction', { name, reaction: names(reactionNames[reaction.emoji]) }));
      }
    }
  });
  useEffect(() => tell(), [gestures]);

  return null;
}
