import fc from 'fast-check';
import { linkCheck } from '../../../lib/rooms/link-check';
import { readRoomLink } from '../../../lib/rooms/read-room-link';
import { roomPath } from '../../../lib/rooms/room-access';
import { roomAddress } from '../../../lib/rooms/room-address';
import type { RoomSecret } from '../../../lib/rooms/room-secret';
import { parseRoomSecret } from '../../../lib/rooms/room-secret';
import type { RoomId } from '../../../lib/signaling/identifiers';
import { standIn } from '../../fakes/stand-in';
import { fuzzOptions } from '../../support/fuzz-options';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const secrets = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => standIn<RoomSecret>(Buffer.from(bytes).toString('base64url')));
const rooms = fc.oneof(
  fc
    .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 64 })
    .map((letters) => standIn<RoomId>(letters.join(''))),
  fc.uint16Array({ minLength: 7, maxLength: 7 }).map((words) => standIn<RoomId>(madeOf(words))),
);

/** As new rooms are named. */
function madeOf(words: Uint16Array): string {
  const letters = (word: number) =>
    ['bdfghjklmnprstvz'[word >> 12], 'aiou'[(word >> 10) & 3], 'bdfghjklmnprstvz'[(word >> 6) & 15]]
      .concat(['aiou'[(word >> 4) & 3], 'bdfghjklmnprstvz'[word & 15]])
      .join('');
  return Array.from(words, letters).join('-');
}

const pathOf = (room: RoomId, secret: RoomSecret) => roomPath(room, { kind: 'link', secret });
const START = '/room/'.length;

/** Where a damaged link leads: a path if its key is taken for whole, else a word for what is wrong. */
function outcome(path: string): string {
  const link = readRoomLink(path);
  const address = link && roomAddress(link);
  return link && address?.kind === 'link'
    ? `${link.room} ${address.secret}`
    : (address?.kind ?? 'none');
}

/** What the link says when it is right, and may say when it was repaired. */
const right = (room: RoomId, secret: RoomSecret) => `${room} ${secret}`;

/** That none of these links leads anywhere else than the right one does. */
function expectNoOther(room: RoomId, secret: RoomSecret, damaged: Iterable<string>): void {
  for (const path of damaged) {
    const found = outcome(path);
    // Without a key there is nothing to be mistaken about: it asks for the whole link, or has no room.
    if (['damaged', 'incomplete', 'none', 'name'].includes(found)) continue;
    expect([path, found]).toEqual([path, right(room, secret)]);
  }
}

const at = (path: string, index: number, put: string, skip: number) =>
  path.slice(0, index) + put + path.slice(index + skip);

function* eachPlace(path: string): Generator<number> {
  for (let index = START; index < path.length; index += 1) yield index;
}

it('is five small letters or digits, as in these examples', () => {
  const secret = parseRoomSecret('q83vEjRWeJCrze8SNFZ4kA');
  const room = standIn<RoomId>('lusab-babad-gutih-tugad-zuzuz-lusab-babad');
  expect(secret && linkCheck(room, secret)).toBe('uhaow');
  expect(secret && linkCheck(standIn<RoomId>('sala'), secret)).toBe('hrzfb');
});

it('is right for the room and the secret that it was made for', () => {
  fc.assert(
    fc.property(rooms, secrets, (room, secret) => {
      expect(outcome(pathOf(room, secret))).toBe(right(room, secret));
      expect(linkCheck(room, secret)).toMatch(/^[a-z2-7]{5}$/);
    }),
    fuzzOptions(500),
  );
});

describe('a damaged link is never taken for another one', () => {
  it('with one wrong letter anywhere', () => {
    fc.assert(
      fc.property(rooms, secrets, fc.constantFrom(...LETTERS), (room, secret, letter) => {
        const path = pathOf(room, secret);
        const damaged = Array.from(eachPlace(path), (index) => at(path, index, letter, 1));
        expectNoOther(room, secret, damaged);
        // Whoever puts a letter there changes the link, or does not.
        for (const text of damaged) {
          if (text.toLowerCase() !== path.toLowerCase() && !/[-_]$/.test(text)) {
            expect(outcome(text)).not.toBe(right(room, secret));
          }
        }
      }),
      fuzzOptions(300),
    );
  });

  it('with two neighbours that changed places', () => {
    fc.assert(
      fc.property(rooms, secrets, (room, secret) => {
        const path = pathOf(room, secret);
        const damaged = Array.from(eachPlace(path), (index) =>
          at(
            path,
            index,
            path
              .slice(index, index + 2)
              .split('')
              .reverse()
              .join(''),
            2,
          ),
        );
        expectNoOther(room, secret, damaged);
      }),
      fuzzOptions(500),
    );
  });

  it('with a character lost, doubled or put in', () => {
    fc.assert(
      fc.property(rooms, secrets, fc.constantFrom(...LETTERS), (room, secret, letter) => {
        const path = pathOf(room, secret);
        for (const index of eachPlace(path)) {
          expectNoOther(room, secret, [
            at(path, index, '', 1),
            at(path, index, path.charAt(index).repeat(2), 1),
            at(path, index, letter, 0),
          ]);
        }
      }),
      fuzzOptions(200),
    );
  });

  it('cut off anywhere', () => {
    fc.assert(
      fc.property(rooms, secrets, (room, secret) => {
        const path = pathOf(room, secret);
        expectNoOther(
          room,
          secret,
          Array.from(eachPlace(path), (index) => path.slice(0, index)),
        );
      }),
      fuzzOptions(300),
    );
  });

  it('in capitals, or in small letters', () => {
    fc.assert(
      fc.property(rooms, secrets, (room, secret) => {
        const path = pathOf(room, secret);
        const shouted = path.toUpperCase();
        expectNoOther(room, secret, [shouted, path.toLowerCase()]);
        expect(outcome(shouted)).toBe(shouted === path ? right(room, secret) : 'damaged');
      }),
      fuzzOptions(500),
    );
  });
});
