import type { History } from '../../lib/history/history';
import { RoomLeft } from './RoomLeft';
import { RoomRefused } from './RoomRefused';
import { RoomRemoved } from './RoomRemoved';
import { RoomTurnedAway } from './RoomTurnedAway';
import type { VisitEnd } from './visit-end';
import type { VisitStart } from './visit-start';

interface RoomEndProps {
  end: VisitEnd;
  history: History;
  onVisit: (start: VisitStart) => void;
}

/** Why a visit ended, and the way to the next one. */
export function RoomEnd({ end: { reason, devices }, history, onVisit }: RoomEndProps) {
  const toTheLobby = () => onVisit({ rejoin: null, joinAtOnce: false, devices });
  switch (reason.status) {
    case 'left':
      return (
        <RoomLeft
          history={history}
          onRejoin={() => onVisit({ rejoin: null, joinAtOnce: true, devices })}
        />
      );
    case 'refused':
      return <RoomRefused code={reason.code} onBack={toTheLobby} />;
    case 'turnedAway':
      return <RoomTurnedAway onBack={toTheLobby} />;
    case 'removed': {
      // With the seat that was taken away: the host is asked about the same person, not about a stranger.
      const rejoin = { ...reason.returning, waits: false, knocked: false };
      return <RoomRemoved onKnock={() => onVisit({ rejoin, joinAtOnce: false, devices })} />;
    }
  }
}
