import { useFramed } from '../../hooks/room/use-framed';
import type { History } from '../../lib/history/history';
import { lazyPart } from '../ui/lazy-part';
import { RoomLeft } from './RoomLeft';
import { RoomRefused } from './RoomRefused';
import { RoomRemoved } from './RoomRemoved';
import { RoomTurnedAway } from './RoomTurnedAway';
import type { VisitEnd } from './visit-end';
import type { VisitStart } from './visit-start';

const EmbeddedEnd = lazyPart(async () => (await import('../embed/EmbeddedEnd')).EmbeddedEnd);

interface RoomEndProps {
  end: VisitEnd;
  history: History;
  onVisit: (start: VisitStart) => void;
}

/** Why a visit ended, and the way to the next one. */
export function RoomEnd({ end, history, onVisit }: RoomEndProps) {
  const framed = useFramed();
  const { reason } = end;
  const onNext = () => onVisit(nextVisit(end));
  return (
    <>
      {framed && <EmbeddedEnd reason={reason.status} onJoin={onNext} />}
      {reason.status === 'left' && <RoomLeft history={history} onRejoin={onNext} />}
      {reason.status === 'refused' && <RoomRefused code={reason.code} onBack={onNext} />}
      {reason.status === 'turnedAway' && <RoomTurnedAway onBack={onNext} />}
      {reason.status === 'removed' && <RoomRemoved onKnock={onNext} />}
    </>
  );
}

function nextVisit({ reason, devices }: VisitEnd): VisitStart {
  switch (reason.status) {
    case 'left':
      return { rejoin: null, joins: 'at once', devices };
    case 'refused':
    case 'turnedAway':
      return { rejoin: null, joins: 'when asked', devices };
    case 'removed': {
      // With the seat that was taken away: the host is asked about the same person, not about a stranger.
      const rejoin = { ...reason.returning, waits: false, knocked: false };
      return { rejoin, joins: 'when asked', devices };
    }
  }
}
