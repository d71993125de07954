import { useState } from 'react';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { PeerId } from '../../lib/signaling/identifiers';
import { keepOrder } from '../../lib/stage/keep-order';
import { nextSpeaker } from '../../lib/stage/next-speaker';
import type { StagePlan, StageWish } from '../../lib/stage/stage-plan';
import { planStage } from '../../lib/stage/stage-plan';
import { useSame } from '../base/use-same';

interface Scene {
  readonly self: PeerId;
  readonly peers: readonly PeerView[];
  /** Whether the others' screens are shown. */
  readonly screens: boolean;
  /** Whether this person shares a screen. */
  readonly sharing: boolean;
}

const speaks = ({ speaking }: PeerView) => speaking;

/** @returns who is where on the stage; the same object until somebody changes place */
export function useStagePlan(wish: StageWish, { self, peers, screens, sharing }: Scene): StagePlan {
  const [sharers, setSharers] = useState<readonly PeerId[]>([]);
  const [speaker, setSpeaker] = useState<PeerId | null>(null);
  const shown = peers.filter(({ screen }) => screens && screen !== null).map(({ id }) => id);
  const nowShown = keepOrder(sharers, shown);
  if (nowShown !== sharers) setSharers(nowShown);
  const nowSpeaks = nextSpeaker(
    speaker,
    peers.filter(speaks).map(({ id }) => id),
  );
  if (nowSpeaks !== speaker) setSpeaker(nowSpeaks);
  const others = peers.map(({ id }) => id);
  return useSame(planStage(wish, { self, others, sharers: nowShown, sharing, speaker: nowSpeaks }));
}
