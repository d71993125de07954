import { useState } from 'react';
import { useDisplayName } from '../../hooks/use-display-name';
import { useRejoin } from '../../hooks/use-rejoin';
import { History } from '../../lib/history/history';
import type { RoomAccess } from '../../lib/rooms/room-access';
import type { RoomId } from '../../lib/signaling/identifiers';
import { RoomEnd } from './RoomEnd';
import { RoomVisit } from './RoomVisit';
import type { VisitStart } from './visit-start';
import type { VisitEnd } from './visit-end';

type Stage = { at: 'visit'; start: VisitStart } | { at: 'end'; end: VisitEnd };

interface RoomVisitsProps {
  room: RoomId;
  /** What the link tells of the key; null in a room that people know by its name. */
  linkAccess: Extract<RoomAccess, { kind: 'link' }> | null;
  nameFromLink: string | null;
}

/**
 * One room under one key, visit after visit. What a visit holds, camera and microphone too, is let go when it
 * ends: nobody is filmed on the page that says goodbye.
 */
export function RoomVisits({ room, linkAccess, nameFromLink }: RoomVisitsProps) {
  const rejoin = useRejoin(room);
  const { name, setName } = useDisplayName(nameFromLink);
  const [history] = useState(() => new History());
  const [passphrase, setPassphrase] = useState(rejoin?.passphrase ?? '');
  const [stage, setStage] = useState<Stage>({
    at: 'visit',
    start: { rejoin, joinAtOnce: false, devices: rejoin },
  });
  const visit = (start: VisitStart) => setStage({ at: 'visit', start });
  const access: RoomAccess = linkAccess ?? { kind: 'name', passphrase };

  if (stage.at === 'visit') {
    return (
      <RoomVisit
        room={room}
        access={access}
        onPassphrase={setPassphrase}
        typedName={name}
        onName={setName}
        start={stage.start}
        history={history}
        onEnd={(end) => setStage({ at: 'end', end })}
      />
    );
  }
  return <RoomEnd end={stage.end} history={history} onVisit={visit} />;
}
