import fc from 'fast-check';
import { readRoomLink } from '../../../lib/rooms/read-room-link';
import { roomPath } from '../../../lib/rooms/room-access';
import { roomAddress } from '../../../lib/rooms/room-address';
import { roomLinkPath } from '../../../lib/rooms/room-link';
import { roomIdFromName } from '../../../lib/rooms/room-name';
import { roomNameIn } from '../../../lib/rooms/typed-name';
import { readTypedRoom } from '../../../lib/rooms/typed-room';
import type { RoomId } from '../../../lib/signaling/identifiers';
import { visibleText } from '../../../lib/signaling/visible-text';
import { standIn } from '../../fakes/stand-in';
import { fuzzOptions } from '../../support/fuzz-options';

const pathOf = (name: string) => {
  const room = roomIdFromName(name);
  return room && roomPath(room, { kind: 'name', passphrase: '' }, name);
};
const read = (text: string) => {
  const link = readRoomLink(text);
  return link && { path: roomLinkPath(link), name: roomNameIn(link), ...roomAddress(link) };
};

it.each([
  ['sala', '/room/sala'],
  ['sala-de-ana', '/room/sala-de-ana'],
  ['Sala de Ana', '/room/sala-de-ana#room=Sala%20de%20Ana'],
  ['тест', '/room/xn--e1aybc'],
  ['Тест!', '/room/xn--e1aybc96023a#room=%D0%A2%D0%B5%D1%81%D1%82%21'],
  ['100% C++ #1', '/room/xn--100-c-1-0r93boa6da#room=100%25%20C%2B%2B%20%231'],
  ['c++', '/room/xn--c-wn0ia'],
  ['(Sala).', '/room/xn--sala-u79xka9a#room=%28Sala%29%2E'],
])('goes with the link of %j: %s', (name, path) => {
  expect(pathOf(name)).toBe(path);
  expect(read(`https://calls.example${path}`)).toEqual({ path, name, kind: 'name' });
});

it('is shown as it was typed, whatever was typed', () => {
  const letter = fc.oneof(
    fc.constantFrom(...'aÖñ тЕст会議 🎉👩\u200d💻❤\ufe0f سلام\u200c#?&+/: -_.!%0a'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  const typed = fc.array(letter, { maxLength: 80 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(typed, (name) => {
      const path = pathOf(name);
      if (path) expect(read(path)).toEqual({ path, name: visibleText(name), kind: 'name' });
    }),
    fuzzOptions(1000),
  );
});

it.each([
  ['of another room', '/room/sala#room=Bank'],
  ['of no room', '/room/sala#room=!'],
  ['that is cut', '/room/sala#room='],
])('is not shown when it is one %s', (_, path) => {
  expect(read(path)).toEqual({ path: '/room/sala', name: 'sala', kind: 'name' });
});

it('is read from an id that lost it, in capitals too', () => {
  expect(read('/room/XN--E1AYBC')).toEqual({
    path: '/room/xn--e1aybc',
    name: 'тест',
    kind: 'name',
  });
});

it('tells that capitals of an id are wrong', () => {
  expect(read('HTTPS://CALLS.EXAMPLE/ROOM/SALA-DE-ANA#ROOM=SALA%20DE%20ANA')).toEqual({
    path: '/room/sala-de-ana#room=SALA%20DE%20ANA',
    name: 'SALA DE ANA',
    kind: 'name',
  });
  expect(read('/room/Sala_1#room=Other')?.path).toBe('/room/sala_1');
});

it.each(['Sala', 'SALA', 'sala--de__Ana', '-Sala-', 'XN-_a', 'Sala_1', 'S'.repeat(64)])(
  'of an address leads from %j where typing it leads',
  (id) => {
    const path = pathOf(id);
    expect(path).toBeTruthy();
    expect(read(`https://calls.example/room/${id}`)).toEqual({ path, name: id, kind: 'name' });
    expect(read(`/ROOM/${id}`)?.path).toBe(path);
    expect(readTypedRoom(id)).toEqual({ kind: 'path', path });
    expect(readTypedRoom(`https://calls.example/room/${id}`)).toEqual({ kind: 'path', path });
  },
);

it('leaves an id alone that is no name, that has a key or a pass', () => {
  const secret = 'q83vEjRWeJCrze8SNFZ4kA';
  const pass = `tqaom4.${'aB3_-'.repeat(8)}xyz`;
  for (const path of [
    '/room/---',
    `/room/Sala#${secret}`,
    `/room/Sala#${secret.slice(3)}`,
    `/room/Sala#pass=${pass}`,
    '/room/Lusab-babad-gutih-tugad-zuzuz-lusab-babad',
  ]) {
    const link = readRoomLink(path);
    expect(link && roomLinkPath(link)).toBe(path);
  }
});

it.each(['Sala', 'Sala de Ana', 'C++', 'Sala!', '(Sala)', '¿Sala?', 'Sala.', 'A~', 'Тест…'])(
  'survives what stands behind its link, as the room does: %j',
  (name) => {
    const path = pathOf(name);
    expect(path).toBeTruthy();
    for (const end of ['.', ',', ')', ').', '!', '?', '…', '...', '"', '”', "'", '>', '**', ';']) {
      expect(read(`${path}${end}`)).toEqual({ path, name, kind: 'name' });
    }
    // What a program thinks is none of the link, it leaves out.
    expect(path).toMatch(/[A-Za-z0-9]$/);
  },
);

it('is left out when it is longer than any that was typed here', () => {
  const path = pathOf('Ж'.repeat(101));
  expect(path).toMatch(/^\/room\/xh--[0-9a-z]{13}$/);
  expect(read(`${path}#room=${'Ж'.repeat(101)}`)?.path).toBe(path);
});

it('is read from a link whose # was escaped', () => {
  expect(read('/room/sala%23room=Sala%20')?.name).toBe('Sala');
});

it('does not stand in for a key', () => {
  const made = standIn<RoomId>('lusab-babad-gutih-tugad-zuzuz-lusab-babad');
  expect(roomAddress({ room: made, fragment: `room=${made}` })).toEqual({ kind: 'incomplete' });
});
