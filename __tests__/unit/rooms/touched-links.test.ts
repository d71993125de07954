import { newRoomId } from '../../../lib/rooms/new-room-id';
import { roomPath } from '../../../lib/rooms/room-access';
import { roomAddress } from '../../../lib/rooms/room-address';
import { readRoomLink } from '../../../lib/rooms/read-room-link';
import { roomLinkPath } from '../../../lib/rooms/room-link';
import { newRoomSecret } from '../../../lib/rooms/room-secret';
import type { RoomId } from '../../../lib/signaling/identifiers';
import type { RoomPass } from '../../../lib/signaling/room-pass';
import { standIn } from '../../fakes/stand-in';

const made = newRoomId();
const named = standIn<RoomId>('the-long-table');
const secret = newRoomSecret();

/** What programs and people do to a link on its way, to be undone: `i` is its id, `k` what stands behind the `#`. */
const TOUCHES: [string, (i: string, k: string) => string][] = [
  ['nothing', (i, k) => `/room/${i}#${k}`],
  ['its # written as %23', (i, k) => `/room/${i}%23${k}`],
  ['its # written as %2523', (i, k) => `/room/${i}%2523${k}`],
  ['its # written as %252523', (i, k) => `/room/${i}%252523${k}`],
  ['its # written as %23, with a slash behind', (i, k) => `/room/${i}%23${k}/`],
  ['%23 in the fragment', (i, k) => `/room/${i}#%23${k}`],
  ['a second #', (i, k) => `/room/${i}##${k}`],
  ['an empty end before', (i, k) => `/room/${i}#?#${k}`],
  ['a full stop', (i, k) => `/room/${i}#${k}.`],
  ['a comma', (i, k) => `/room/${i}#${k},`],
  ['a bracket', (i, k) => `/room/${i}#${k})`],
  ['bracket and full stop', (i, k) => `/room/${i}#${k}).`],
  ['an angle bracket', (i, k) => `/room/${i}#${k}>`],
  ['an encoded angle bracket', (i, k) => `/room/${i}#${k}%3E`],
  ['an ellipsis', (i, k) => `/room/${i}#${k}…`],
  ['an encoded ellipsis', (i, k) => `/room/${i}#${k}%E2%80%A6`],
  ['a quotation mark', (i, k) => `/room/${i}#${k}"`],
  ['a curly one', (i, k) => `/room/${i}#${k}”`],
  ['a pointed one', (i, k) => `/room/${i}#${k}»`],
  ['an apostrophe', (i, k) => `/room/${i}#${k}'`],
  ['asterisks', (i, k) => `/room/${i}#${k}**`],
  ['an underscore', (i, k) => `_/room/${i}#${k}_`],
  ['hyphens', (i, k) => `/room/${i}#${k}--`],
  ['a slash', (i, k) => `/room/${i}#${k}/`],
  ['a query behind', (i, k) => `/room/${i}#${k}?utm_source=chat&utm_medium=x`],
  ['a parameter behind', (i, k) => `/room/${i}#${k}&fbclid=abc123`],
  ['a query before', (i, k) => `/room/${i}?utm_source=chat#${k}`],
  ['an escaped query before', (i, k) => `/room/${i}?a=1&amp;name=Ana#${k}`],
  ['a parameter before', (i, k) => `/room/${i}&utm_source=chat#${k}`],
  ['a name with a # before', (i, k) => `/room/${i}?name=Ana%23B#${k}`],
  ['its # in the query', (i, k) => `/room/${i}?name=Ana%23${k}`],
  ['a slash before the #', (i, k) => `/room/${i}/#${k}`],
  ['a text fragment behind', (i, k) => `/room/${i}#${k}:~:text=hello`],
  ['its # as an HTML number', (i, k) => `/room/${i}&#35;${k}`],
  ['its # as a hexadecimal one', (i, k) => `/room/${i}&#x23;${k}`],
  ['angle brackets around', (i, k) => `<https://calls.example/room/${i}#${k}>`],
  ['brackets around', (i, k) => `(https://calls.example/room/${i}#${k}).`],
  ['markdown around', (i, k) => `[Join](https://calls.example/room/${i}#${k}) us`],
  [
    'a soft hyphen',
    (i, k) => `/room/${i.slice(0, 6)}\u00ad${i.slice(6)}#${k.slice(0, 9)}\u00ad${k.slice(9)}`,
  ],
  ['an encoded soft hyphen', (i, k) => `/room/${i}#${k.slice(0, 9)}%C2%AD${k.slice(9)}`],
  ['invisible spaces', (i, k) => `/room/\u200b${i}\u200b#\u2060${k}\ufeff`],
  ['encoded ones', (i, k) => `/room/${i}%E2%80%8B#${k}%E2%80%8B`],
  ['a direction around', (i, k) => `\u2066/room/${i}#${k}\u2069`],
  ['a space behind', (i, k) => `/room/${i}#${k}%20`],
  ['capitals before its key', (i, k) => `HTTPS://CALLS.EXAMPLE/ROOM/${i}#${k}`],
  [
    'a wrapping that looks into links',
    (i, k) =>
      `https://safe.example/?url=${encodeURIComponent(`https://calls.example/room/${i}#${k}`)}&data=05`,
  ],
];

const fragmentOf = (room: RoomId) => roomPath(room, { kind: 'link', secret }).split('#')[1] ?? '';

describe.each([
  ['the link to a new room', made, fragmentOf(made)],
  ['an older link to a new room', made, secret],
  ['the link to a room of another name', named, fragmentOf(named)],
  ['an older link to a room of another name', named, secret],
])('%s', (_, room, fragment) => {
  it.each(TOUCHES)('is repaired, with %s', (_touch, touch) => {
    const link = readRoomLink(touch(room, fragment));
    expect(link && { ...link, ...roomAddress(link) }).toMatchObject({ room, kind: 'link', secret });
    expect(link && roomLinkPath(link)).toBe(`/room/${room}#${fragment}`);
  });
});

/** Line breaks, put in by mail programs, are taken out where the whole can be told to be right. */
const BREAKS: [string, (link: string) => string][] = [
  ['in the id', (l) => `${l.slice(0, 40)}\n${l.slice(40)}`],
  ['in the key', (l) => `${l.slice(0, -9)}\r\n${l.slice(-9)}`],
  ['twice, quoted', (l) => `> ${l.slice(0, 40)}\n> ${l.slice(40, -9)}\n> ${l.slice(-9)}`],
  ['in the key, with words behind', (l) => `${l.slice(0, -9)} ${l.slice(-9)} at five`],
  ['in the key, encoded', (l) => `${l.slice(0, -9)}%0D%0A${l.slice(-9)}`],
  ['in the id, as a space in the address', (l) => `${l.slice(0, 40)}%20${l.slice(40)}`],
  ['before the key', (l) => l.replace('#', '\n#')],
  ['behind the #', (l) => l.replace('#', '#\n')],
  ['before the id', (l) => l.replace('/room/', '/room/\n')],
  ['before the path', (l) => l.replace('/room/', '\n/room/')],
  ['in the path, quoted', (l) => l.replace('/room/', '/ro\n> om/')],
  ['in the host', (l) => l.replace('calls', 'ca\nlls')],
];

it.each(BREAKS)('takes out a line break %s', (_, broken) => {
  for (const [room, fragment] of [
    [made, fragmentOf(made)],
    [made, secret],
    [standIn<RoomId>('the-long-table-of-those-who-come-on-thursdays'), null],
  ] as const) {
    const path = `/room/${room}#${fragment ?? fragmentOf(room)}`;
    const link = readRoomLink(broken(`https://calls.example${path}`));
    expect(link && roomLinkPath(link)).toBe(path);
  }
});

it('puts the key of a room of another name together only where a check tells that it is right', () => {
  const [before, behind] = [secret.slice(0, 9), secret.slice(9)];
  const link = readRoomLink(`https://calls.example/room/${named}#${before}\n${behind}`);
  expect(link && roomAddress(link)).toEqual({ kind: 'incomplete' });
});

describe('a pass torn by a line break', () => {
  const pass = standIn<RoomPass>(`tqaom4.${'aB3_-'.repeat(8)}xyz`);
  /** Into two before each of these places, or three. */
  const places = [-2, -20, -45, -49, -53];

  it.each([
    ['behind a key', made, fragmentOf(made)],
    ['behind an older key', made, secret],
    ['behind the key of a room of another name', named, fragmentOf(named)],
    ['behind an older key of one', named, secret],
    ['behind no key', named, ''],
    ['behind a name', standIn<RoomId>('la-mesa-larga'), 'room=La%20mesa%20larga'],
  ])('is put together %s', (_, room, fragment) => {
    const path = roomLinkPath({ room, fragment, pass });
    for (const place of places.filter((one) => fragment || one > -49)) {
      for (const [end, gap] of [
        ['', '\n'],
        [' at five', '\r\n'],
        ['.', '\n> '],
      ] as const) {
        const link = readRoomLink(`${path.slice(0, place)}${gap}${path.slice(place)}${end}`);
        expect(link && roomLinkPath(link)).toBe(path);
      }
    }
    const torn = `${path.slice(0, -30)}\n${path.slice(-30, -9)}\n${path.slice(-9)}`;
    expect(readRoomLink(torn)?.pass).toBe(pass);
  });

  it('is put together with the key, which was torn as well', () => {
    const path = roomLinkPath({ room: made, fragment: fragmentOf(made), pass });
    const torn = `${path.slice(0, 60)}\n${path.slice(60, -9)}\n${path.slice(-9)}`;
    const link = readRoomLink(torn);
    expect(link && roomLinkPath(link)).toBe(path);
  });

  it('is not made of the words behind what is left of it', () => {
    for (const fragment of [fragmentOf(made), secret]) {
      const path = roomLinkPath({ room: made, fragment, pass });
      expect(readRoomLink(`${path.slice(0, -3)} tomorrow at five`)).toEqual({
        room: made,
        fragment,
      });
    }
  });
});

it('puts no words together to a link', () => {
  const link = readRoomLink(`https://calls.example/room/${made} and at five #${secret}`);
  expect(link).toEqual({ room: made, fragment: '' });
});

it.each(['.', ',', ')', '>', '"', '”', "'", '%3E', '.)', '/', '#', '##', '%20', '\u200b'])(
  'leads to a room without a key, with %j behind it',
  (end) => {
    const link = readRoomLink(`/room/sala${end}`);
    expect(link).toEqual({ room: 'sala', fragment: '' });
  },
);

it('leads to a room without a key past the fragments that browsers keep for themselves', () => {
  expect(readRoomLink('/room/sala#:~:text=hello')).toEqual({ room: 'sala', fragment: '' });
});

it.each(['/room/sala…', '/room/sala...', '/room/no%20room', '/room/c++', '/room/ana🎉'])(
  'does not take %j for the link to a room: it may be another one',
  (text) => {
    expect(readRoomLink(text)).toBeNull();
  },
);

describe('a link in capitals', () => {
  it('is repaired as long as its key is whole', () => {
    for (const fragment of [fragmentOf(made), secret]) {
      for (const id of [made.toUpperCase(), `${made.slice(0, 1).toUpperCase()}${made.slice(1)}`]) {
        expect(readRoomLink(`/room/${id}#${fragment}`)).toEqual({ room: made, fragment });
      }
    }
    const checked = fragmentOf(named);
    expect(readRoomLink(`/room/${named.toUpperCase()}#${checked}`)).toEqual({
      room: named,
      fragment: checked,
    });
  });

  it('never leads to another room, nor with another key', () => {
    for (const fragment of [fragmentOf(made), secret]) {
      const link = readRoomLink(`HTTPS://CALLS.EXAMPLE/ROOM/${made}#${fragment}`.toUpperCase());
      expect(link && roomAddress(link)).toEqual({ kind: 'damaged' });
    }
  });
});
