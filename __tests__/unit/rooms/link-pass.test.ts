import { newRoomId } from '../../../lib/rooms/new-room-id';
import { readRoomLink } from '../../../lib/rooms/read-room-link';
import { roomAddress } from '../../../lib/rooms/room-address';
import { roomPath } from '../../../lib/rooms/room-access';
import { roomLinkPath } from '../../../lib/rooms/room-link';
import { roomNameIn } from '../../../lib/rooms/typed-name';
import { newRoomSecret } from '../../../lib/rooms/room-secret';
import type { RoomId } from '../../../lib/signaling/identifiers';
import { standIn } from '../../fakes/stand-in';

const pass = `tqaom4.${'aB3_-'.repeat(8)}xyz`;
const secret = newRoomSecret();
const made = newRoomId();
const keyed = roomPath(made, { kind: 'link', secret });

it('stands behind the key, and is kept', () => {
  const link = readRoomLink(`https://call.example${keyed}&pass=${pass}`);
  expect(link && roomAddress(link)).toEqual({ kind: 'link', secret });
  expect(link?.pass).toBe(pass);
  expect(link && roomLinkPath(link)).toBe(`${keyed}&pass=${pass}`);
});

it.each([
  ['a full stop', `${keyed}&pass=${pass}.`],
  ['a bracket', `${keyed}&pass=${pass})`],
  ['an underscore', `_${keyed}&pass=${pass}_`],
  ['an escaped ampersand', `${keyed}&amp;pass=${pass}`],
  ['an escaped #', `${keyed.replace('#', '%23')}&pass=${pass}`],
])('survives %s', (_, text) => {
  const link = readRoomLink(`https://call.example${text}`);
  expect(link && roomLinkPath(link)).toBe(`${keyed}&pass=${pass}`);
});

it('stands in the links of rooms that people know by name', () => {
  const room = standIn<RoomId>('sala');
  const plain = readRoomLink(`/room/sala#pass=${pass}`);
  expect(plain).toEqual({ room, fragment: '', pass });
  expect(plain && roomLinkPath(plain)).toBe(`/room/sala#pass=${pass}`);
  const named = readRoomLink(`/room/sala#room=Sala&pass=${pass}`);
  expect(named && roomNameIn(named)).toBe('Sala');
  expect(named && roomLinkPath(named)).toBe(`/room/sala#room=Sala&pass=${pass}`);
});

it('is none when something of it is missing', () => {
  const link = readRoomLink(`${keyed}&pass=${pass.slice(0, -1)}`);
  expect(link && [roomAddress(link).kind, link.pass]).toEqual(['link', undefined]);
});
