import type { GetServerSideProps } from 'next';
import { ErrorView } from '../../components/app/ErrorView';
import { Room } from '../../components/room/Room';
import type { Visitor } from '../../lib/preferences/visitor';
import { readVisitor } from '../../lib/preferences/visitor';
import { cleanName } from '../../lib/signaling/clean-name';
import type { RoomId } from '../../lib/signaling/identifiers';
import { parseRoomId } from '../../lib/signaling/identifiers';

interface RoomPageProps {
  visitor: Visitor;
  room: RoomId | null;
  nameFromLink: string | null;
}

export const getServerSideProps: GetServerSideProps<RoomPageProps> = async (context) => {
  const { req, res, params, query } = context;
  const room = parseRoomId(params?.['roomId']);
  if (!room) res.statusCode = 404;
  const name = query['name'];
  return {
    props: {
      visitor: await readVisitor(req, res),
      room,
      nameFromLink: typeof name === 'string' ? cleanName(name) : null,
    },
  };
};

export default function RoomPage({ room, nameFromLink }: RoomPageProps) {
  if (!room) return <ErrorView kind="invalidRoom" />;
  return <Room key={room} room={room} nameFromLink={nameFromLink} />;
}
