import { keyOrigin } from '../../../lib/rooms/key-origin';
import type { RoomAccess } from '../../../lib/rooms/room-access';
import { roomKeyOf } from '../../../lib/rooms/room-key-of';
import { newRoomSecret } from '../../../lib/rooms/room-secret';
import type { RoomId } from '../../../lib/signaling/identifiers';
import { standIn } from '../../fakes/stand-in';

const room = standIn<RoomId>('the-long-table');

it.each([
  ['link', { kind: 'link', secret: newRoomSecret() }],
  ['name', { kind: 'name', passphrase: '' }],
  ['name', { kind: 'name', passphrase: ' \u3000 ' }],
  ['passphrase', { kind: 'name', passphrase: 'five random words' }],
] as const satisfies [string, RoomAccess][])(
  'shows the key of %s as what it is made as',
  async (origin, access) => {
    expect(keyOrigin(access)).toBe(origin);
    expect((await roomKeyOf(room, access)).origin).toBe(origin);
  },
);
