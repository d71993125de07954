import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useAnnounce } from '../../hooks/base/use-announce';
import { useLasting } from '../../hooks/base/use-lasting';
import { useNameOf } from '../../hooks/words/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import { whoseFault } from '../../lib/call/stats/whose-fault';

/** Only then it is told whose fault it is: one link may be the first of all. */
const STAYS_MS = 5_000;

/** A line that comes and goes is told of no more often. */
const PAUSE_MS = 60_000;

interface ConnectionAnnouncerProps {
  peers: readonly PeerView[];
  /** Whether this machine has too much to do. */
  strained: boolean;
}

/** Says whose connection became poor to those who do not see the marks; one's own once, not for each of the others. */
export function ConnectionAnnouncer({ peers, strained }: ConnectionAnnouncerProps) {
  const t = useTranslations('connection');
  const nameOf = useNameOf();
  const faults = whoseFault(peers, strained);
  const poor = peers.flatMap((peer) => {
    const { id, link, mark } = peer;
    const fault = link.status === 'connected' && mark?.grade === 'poor' && faults.get(id);
    if (!fault || fault === 'none') return [];
    const isOwn = fault === 'ownLine' || fault === 'ownDevice';
    return [{ id: isOwn ? null : id, words: t(`faults.${fault}`, { name: nameOf(peer) }) }];
  });
  const wordsOf = (whose: PeerView['id'] | null) =>
    poor.find(({ id }) => id === whose)?.words ?? null;
  return (
    <>
      <PoorNews words={wordsOf(null)} />
      {peers.map(({ id }) => (
        <PoorNews key={id} words={wordsOf(id)} />
      ))}
    </>
  );
}

/** Of one person. Null while nothing is to be said. */
function PoorNews({ words }: { words: string | null }) {
  const announce = useAnnounce('connections');
  const stays = useLasting(words !== null, STAYS_MS);
  const saidMs = useRef(-Infinity);
  const say = useEffectEvent(() => {
    const nowMs = performance.now();
    if (words === null || nowMs - saidMs.current < PAUSE_MS) return;
    saidMs.current = nowMs;
    announce(words);
  });
  useEffect(() => {
    if (stays) say();
  }, [stays]);
  return null;
}
