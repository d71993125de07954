import type { GetServerSideProps } from 'next';
import { Room } from '../../components/room/Room';
import { RoomUnknown } from '../../components/room/RoomUnknown';
import type { Visitor } from '../../lib/preferences/visitor';
import { readVisitor } from '../../lib/preferences/visitor';
import { askedRoom } from '../../lib/rooms/asked-room';
import { cleanName } from '../../lib/signaling/clean-name';
import type { RoomId } from '../../lib/signaling/identifiers';

interface RoomPageProps {
  visitor: Visitor;
  room: RoomId | null;
  /** What may be a room's name where no room is. */
  asked: string;
  nameFromLink: string | null;
}

export const getServerSideProps: GetServerSideProps<RoomPageProps> = async (context) => {
  const { req, res, params, query } = context;
  const { room, name: asked } = askedRoom(String(params?.['roomId']));
  if (!room) res.statusCode = 404;
  const name = query['name'];
  return {
    props: {
      visitor: await readVisitor(req, res, query),
      room,
      asked,
      nameFromLink: typeof name === 'string' ? cleanName(name) : null,
    },
  };
};

export default function RoomPage({ room, asked, nameFromLink }: RoomPageProps) {
  if (!room) return <RoomUnknown key={asked} asked={asked} />;
  return <Room key={room} room={room} nameFromLink={nameFromLink} />;
}
