import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useAnnounce } from '../../hooks/base/use-announce';
import { useNameOf } from '../../hooks/words/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { GestureView } from '../../lib/call/people/gesture-view';
import type { PeerId } from '../../lib/signaling/identifiers';
import { deviceSounds } from '../../lib/sounds/sounds';
import { gestureChanges } from './gesture-changes';
import { reactionNames } from './reaction-names';

interface GestureAnnouncerProps {
  self: PeerId;
  peers: readonly PeerView[];
  gestures: GestureView;
}

/**
 * Says who raised a hand, who reacts and who is in the spotlight to those who do not see it. Of oneself not the reactions.
 */
export function GestureAnnouncer({ self, peers, gestures }: GestureAnnouncerProps) {
  const t = useTranslations('gestures.news');
  const stage = useTranslations('stage.news');
  const names = useTranslations('gestures.names');
  const nameOf = useNameOf();
  const announce = useAnnounce('gestures');
  /** What concerns oneself is said in any case. */
  const tellSelf = useAnnounce();
  const told = useRef(gestures);

  const tellSpotlight = (spotlight: PeerId | null) => {
    const peer = peers.find(({ id }) => id === spotlight);
    if (spotlight === null) announce(stage('noSpotlight'));
    else if (spotlight === self) tellSelf(stage('spotlightYou'));
    else if (peer) announce(stage('spotlight', { name: nameOf(peer) }));
  };

  const tell = useEffectEvent(() => {
    const { spotlight } = gestures;
    if (spotlight !== told.current.spotlight) tellSpotlight(spotlight);
    const { raised, lowered, reactions } = gestureChanges(told.current, gestures);
    told.current = gestures;
    if (raised.some((id) => id !== self)) deviceSounds.play('hand');
    if (raised.some((id) => id === self)) tellSelf(t('raisedYou'));
    if (lowered.some((id) => id === self)) tellSelf(t('loweredYou'));
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
