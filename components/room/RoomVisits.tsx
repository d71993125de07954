import { useState } from 'react';
import { useDisplayName } from '../../hooks/visitor/use-display-name';
import { useRejoin } from '../../hooks/call/use-rejoin';
import type { Rejoin } from '../../lib/call/seat/rejoin-memory';
import type { PageWishes } from '../../lib/embed/page-wishes';
import { History } from '../../lib/history/history';
import type { RoomAccess } from '../../lib/rooms/room-access';
import type { RoomId } from '../../lib/signaling/identifiers';
import type { RoomPass } from '../../lib/signaling/room-pass';
import { RoomEnd } from './RoomEnd';
import { RoomOpening } from './RoomOpening';
import { RoomVisit } from './RoomVisit';
import type { VisitStart } from './visit-start';
import type { VisitEnd } from './visit-end';

type Stage = { at: 'visit'; start: VisitStart } | { at: 'end'; end: VisitEnd };

interface RoomVisitsProps {
  room: RoomId;
  /** What the link tells of the key; null in a room that people know by its name. */
  linkAccess: Extract<RoomAccess, { kind: 'link' }> | null;
  /** What the link has that opens the room. */
  pass: RoomPass | undefined;
  nameFromLink: string | null;
  wishes: PageWishes;
}

/** One room under one key; first of all it is looked up whether this tab was in there a moment ago. */
export function RoomVisits(props: RoomVisitsProps) {
  const rejoin = useRejoin(props.room);
  if (rejoin === 'reading') return <RoomOpening room={props.room} />;
  return <VisitAfterVisit {...props} rejoin={rejoin} />;
}

/**
 * What a visit holds, camera and microphone too, is let go when it ends: nobody is filmed on the page that says
 * goodbye.
 */
function VisitAfterVisit({
  room,
  linkAccess,
  pass,
  nameFromLink,
  wishes,
  rejoin,
}: RoomVisitsProps & { rejoin: Rejoin | null }) {
  const { name, setName } = useDisplayName(room, nameFromLink);
  const [history] = useState(() => new History());
  const [passphrase, setPassphrase] = useState(rejoin?.passphrase ?? '');
  const [stage, setStage] = useState<Stage>({
    at: 'visit',
    start: {
      rejoin: rejoin?.isFresh ? rejoin : null,
      joins: wishes.skipsLobby ? 'if permitted' : 'when asked',
      devices: rejoin ?? wishes,
    },
  });
  const visit = (start: VisitStart) => setStage({ at: 'visit', start });
  const access: RoomAccess = linkAccess ?? { kind: 'name', passphrase };

  return stage.at === 'visit' ? (
    <RoomVisit
      room={room}
      access={access}
      pass={pass}
      onPassphrase={setPassphrase}
      typedName={name}
      onName={setName}
      start={stage.start}
      hidesControls={wishes.hidesControls}
      history={history}
      onEnd={(end) => setStage({ at: 'end', end })}
    />
  ) : (
    <RoomEnd end={stage.end} history={history} onVisit={visit} />
  );
}
