import { useMemo } from 'react';
import { useEmbedding } from '../../hooks/room/use-embedding';
import type { EmbedEnd } from '../../lib/embed/embed-messages';
import { emptyEmbedState } from '../../lib/embed/embed-state';

/** The end of a visit as the page around the frame sees it. */
export function EmbeddedEnd({ reason, onJoin }: { reason: EmbedEnd; onJoin: () => void }) {
  const state = useMemo(() => ({ ...emptyEmbedState, place: reason }), [reason]);
  useEmbedding(state, ({ command }) => {
    if (command === 'join') onJoin();
  });
  return null;
}
