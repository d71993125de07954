import { newRoomId } from '../../../lib/rooms/new-room-id';
import { roomPath } from '../../../lib/rooms/room-access';
import { roomAddress } from '../../../lib/rooms/room-address';
import { readRoomLink } from '../../../lib/rooms/read-room-link';
import { roomLinkPath } from '../../../lib/rooms/room-link';
import { newRoomSecret } from '../../../lib/rooms/room-secret';
import type { RoomId } from '../../../lib/signaling/identifiers';
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
];

it.each(BREAKS)('takes out a line break %s', (_, broken) => {
  for (const fragment of [fragmentOf(made), secret]) {
    const link = readRoomLink(broken(`https://calls.example/room/${made}#${fragment}`));
    expect(link && roomLinkPath(link)).toBe(`/room/${made}#${fragment}`);
  }
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
