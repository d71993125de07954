import { newRoomId } from '../../../lib/rooms/new-room-id';
import { roomPath } from '../../../lib/rooms/room-access';
import { roomAddress } from '../../../lib/rooms/room-address';
import { readRoomLink } from '../../../lib/rooms/read-room-link';
import { newRoomSecret } from '../../../lib/rooms/room-secret';
import type { RoomId } from '../../../lib/signaling/identifiers';
import { standIn } from '../../fakes/stand-in';

const made = newRoomId();
const typed = standIn<RoomId>('the-long-table');
const secret = newRoomSecret();

describe('roomAddress', () => {
  it.each([made, typed])('finds the secret in the link to %s', (room) => {
    expect(roomAddress({ room, fragment: secret })).toEqual({ kind: 'link', secret });
  });

  it('takes a room without a secret for a named one, unless nobody would make up such a name', () => {
    expect(roomAddress({ room: typed, fragment: '' })).toEqual({ kind: 'name' });
    expect(roomAddress({ room: made, fragment: '' })).toEqual({ kind: 'incomplete' });
    const capital = standIn<RoomId>(made.charAt(0).toUpperCase() + made.slice(1));
    expect(roomAddress({ room: capital, fragment: '' })).toEqual({ kind: 'incomplete' });
    const sixWords = standIn<RoomId>(made.split('-').slice(1).join('-'));
    expect(roomAddress({ room: sixWords, fragment: '' })).toEqual({ kind: 'name' });
  });

  it.each([made, typed])(
    'never makes another key of a damaged secret in the link to %s',
    (room) => {
      for (const fragment of [secret.slice(0, -1), `${secret}A`, `${secret}?utm=x`, 'top']) {
        expect(roomAddress({ room, fragment })).toEqual({ kind: 'incomplete' });
      }
    },
  );

  it('understands the link it makes', () => {
    const link = readRoomLink(`https://calls.example${roomPath(made, { kind: 'link', secret })}`);
    expect(link && roomAddress(link)).toEqual({ kind: 'link', secret });
  });

  it('puts no passphrase into a link', () => {
    expect(roomPath(typed, { kind: 'name', passphrase: 'secret words' })).toBe(
      '/room/the-long-table',
    );
  });
});
