import fc from 'fast-check';
import { nameOfRoom, roomIdFromName } from '../../../lib/rooms/room-name';
import { parseRoomId } from '../../../lib/signaling/identifiers';
import { fuzzOptions } from '../../support/fuzz-options';

describe('names of plain letters', () => {
  it.each([
    ['sala', 'sala'],
    ['Sala de Ana ', 'sala-de-ana'],
    ['--a--b--', 'a-b'],
    ['with_underscore', 'with_underscore'],
    ['x'.repeat(64), 'x'.repeat(64)],
    ['__proto__', '__proto__'],
    ['sala\u2014de\u2212ana', 'sala-de-ana'],
    ['ＳＡＬＡ\u3000２', 'sala-2'],
    ['ﬁn', 'fin'],
    ['straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['sa\u00adla\u200b', 'sala'],
  ])('make %j into %j', (text, expected) => {
    expect(roomIdFromName(text)).toBe(expected);
  });

  it('lead where they always led', () => {
    // As ids were made before names of all scripts made any.
    const before = (text: string) =>
      text
        .trim()
        .toLowerCase()
        .replace(/[^a-z0-9_]+/g, '-')
        .replace(/^-/, '')
        .replace(/-$/, '');
    const letter = fc.constantFrom(...'abcxyzABCXYZ0189_ -\t');
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 64 }), (text) => {
        expect(roomIdFromName(text) ?? '').toBe(before(text));
      }),
      fuzzOptions(500),
    );
  });
});

describe('names of other letters', () => {
  it.each([
    ['тест', 'xn--e1aybc'],
    ['会议', 'xn--6oqu09l'],
    ['🎉', 'xn--dk8h'],
    ['Café de Ana', 'xn--caf-de-ana-d7a'],
    ['CAFE\u0301  de ana', 'xn--caf-de-ana-d7a'],
    ['München', 'xn--mnchen-3ya'],
  ])('make %j into %j', (text, expected) => {
    expect(roomIdFromName(text)).toBe(expected);
  });

  it('are read back from the id', () => {
    for (const name of [
      'тест',
      '会议',
      '🎉',
      'café-de-ana',
      'c++',
      '<¡hola!>',
      '👩‍💻',
      'می‌خواهم',
      'נועה',
      'ılık',
    ]) {
      const room = roomIdFromName(name);
      expect(room && nameOfRoom(room)).toBe(name);
    }
  });

  it.each([
    ['Ö', 'o'],
    ['Ö', 'O\u0308\u0308'],
    ['Café', 'cafe'],
    ['ılık', 'ilik'],
    ['тест', 'тесты'],
    ['тест', 'te-ct'],
    ['тест', 'xn--e1aybc'],
    ['会议', '会議'],
    ['🎉', '🎊'],
    ['👩‍💻', '👩💻'],
    ['می‌خواهم', 'میخواهم'],
    ['が', 'か'],
    ['会议。', '会议'],
  ])('keep %j and %j apart', (one, other) => {
    expect(roomIdFromName(one)).not.toBe(roomIdFromName(other));
  });

  it.each([
    ['ТЕСТ', 'тест'],
    ['ΟΔΟΣ', 'οδος'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Ö', 'o\u0308'],
    ['ﾃｽﾄ', 'テスト'],
    ['Встреча — друзей', 'встреча-друзей'],
    ['❤', '❤\ufe0f'],
    ['İstanbul', 'i\u0307stanbul'],
  ])('bring %j and %j together', (one, other) => {
    expect(roomIdFromName(one)).toBe(roomIdFromName(other));
  });
});

describe('signs', () => {
  const ids = (...names: string[]) => new Set(names.map(roomIdFromName));

  it.each([
    [['c', 'C#', 'C++', 'C+', 'C+ +', '++C', 'C.', 'C..']],
    [['100', '$100', '100$', '€100', '100%', '1,00', '1.00', '1/00']],
    [['Sala', 'Sala!', '¡Sala!', 'Sala?', '(Sala)', '"Sala"', "Sala'", '«Sala»', '[Sala]']],
    [['a b', 'a/b', 'a\\b', 'a.b', 'a&b', 'a%20b', 'a_b', 'a·b']],
    [['.', '..', '/', '%', '#', '?', '!?', '¿¡…。', '~']],
    [['<', '>', '=', '^', '`', '|', '@', ':', ';', '{', '}', '*', '&', '$', '+', ',', "'", '"']],
  ])('keep %j apart', (names) => {
    expect(ids(...names).size).toBe(names.length);
  });

  it.each([
    [['Ana’s room', "Ana's room", 'ANA‘S room']],
    [['“Sala”', '"Sala"', '„Sala“']],
    [['Ｃ＋＋', 'c++', ' C++ ', 'C+\u200b+', '\u2066C++\u2069', 'C+\u202e+']],
    [['Sala…', 'sala...']],
    [['1\u207b2', '1-2', '1 \u2212 2']],
  ])('of %j are alike', (names) => {
    expect(ids(...names).size).toBe(1);
  });

  it('leave ids that mean nothing in a path, and end in no punctuation', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const room = roomIdFromName(text);
        if (room) expect(room).toMatch(/^[a-z0-9_-]*[a-z0-9_]$/);
      }),
      fuzzOptions(1000),
    );
  });

  it('are kept apart, whichever they are, and read back from the id', () => {
    const sign = fc.constantFrom(...'c1é会!"#$%&\'()*+,./:;<=>?@[\\]^_`{|}~¿¡«»…。・€');
    const some = fc.string({ unit: sign, minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(some, some, (one, other) => {
        const alike = one.normalize('NFKC') === other.normalize('NFKC');
        expect(roomIdFromName(one) === roomIdFromName(other)).toBe(alike);
        const room = roomIdFromName(one);
        if (room && !room.startsWith('xh--')) expect(nameOfRoom(room)).toBe(one.normalize('NFKC'));
      }),
      fuzzOptions(2000),
    );
  });
});

describe('long names', () => {
  it.each([
    ['of plain letters', 'una sala para todas las personas que viven en esta calle tan larga'],
    ['of other letters', 'Воскресная встреча старых друзей и их детей на веранде у реки'],
    ['of signs', '这是一个为住在这条长街上的所有人准备的聚会房间欢迎大家来'],
  ])('%s have a room of their own, which parses', (_, name) => {
    const room = roomIdFromName(name);
    expect(room).toMatch(/^xh--/);
    expect(parseRoomId(room)).toBe(room);
    expect(roomIdFromName(`${name.toUpperCase()} `)).toBe(room);
    expect(roomIdFromName(`${name}2`)).not.toBe(room);
    expect(roomIdFromName(`${name}!`)).not.toBe(room);
    expect(roomIdFromName(`2${name}`)).not.toBe(room);
  });

  it('begin with what can be read of them', () => {
    expect(roomIdFromName('Una sala para todas las personas que viven en esta calle larga')).toBe(
      'una-sala-para-todas-las-personas-que-viven-en-esta-calle-larga',
    );
    expect(
      roomIdFromName('Una sala para todas las personas que viven en esta calle tan larga'),
    ).toMatch(/^xh--una-sala-para-todas-las-personas-que-viven-en-[0-9a-z]{13}$/);
  });
});

it.each(['', '   ', '---', ' — ', '\u200b\u00ad', '\u202e', '\u2800'])(
  'finds no room in %j',
  (text) => {
    expect(roomIdFromName(text)).toBeNull();
  },
);

/** Letters of several scripts, marks, digits, pictures, and what parts words. */
const piece = fc.oneof(
  ...[
    'aBc éÖñß ﬁﬀ İıI',
    'тЕст ёЙ',
    'οδΣς άΏ',
    '会议議が゛ｶﾞ',
    'שלום',
    'سلام\u200c',
    'नमस्ते\u200d',
    'กำ ไทย',
    '한글ᄒ\u1161',
    '🎉👩\u200d💻❤\ufe0f🏳',
    '0１²Ⅳ½',
    ' -–—_.!#+/%\u3000・\u00ad\u200b',
    '\u0301\u0308\u0323',
  ].map((signs) => fc.constantFrom(...signs)),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const name = fc.array(piece, { maxLength: 90 }).map((pieces) => pieces.join(''));
const short = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));

describe('whatever is typed', () => {
  it('makes an id that parses, or none', () => {
    fc.assert(
      fc.property(name, (text) => {
        const room = roomIdFromName(text);
        expect(room === null || parseRoomId(room) === room).toBe(true);
      }),
      fuzzOptions(2000),
    );
  });

  it('meets what looks the same', () => {
    fc.assert(
      fc.property(name, (text) => {
        const room = roomIdFromName(text);
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
          expect(roomIdFromName(text.normalize(form))).toBe(room);
        }
        expect(roomIdFromName(`  ${text}\u3000`)).toBe(room);
        expect(roomIdFromName(text.replaceAll('-', ' \u2014 '))).toBe(room);
      }),
      fuzzOptions(1000),
    );
  });

  it('meets its capitals', () => {
    fc.assert(
      fc.property(name, (text) => {
        // The dotless i has the same capital as another letter.
        const letters = text.replaceAll('ı', '');
        expect(roomIdFromName(letters.toUpperCase())).toBe(roomIdFromName(letters));
      }),
      fuzzOptions(1000),
    );
  });

  it('never meets another name', () => {
    const alike = (one: string, other: string) =>
      one === other ||
      one.toLowerCase() === other.toLowerCase() ||
      one.toUpperCase() === other.toUpperCase();
    const letter = fc.constantFrom(...'aoößstтестдйεοσ会议議가나שעמसतกข🎉🎊0123éèñn');
    const word = fc.array(letter, { minLength: 1, maxLength: 70 });
    fc.assert(
      fc.property(word, fc.nat(), letter, (pieces, place, other) => {
        const changed = pieces.with(place % pieces.length, other);
        const same = alike(pieces.join(''), changed.join(''));
        expect(roomIdFromName(pieces.join('')) === roomIdFromName(changed.join(''))).toBe(same);
      }),
      fuzzOptions(2000),
    );
  });

  it('is told from its id, unless it is too long: what it says leads there again', () => {
    fc.assert(
      fc.property(short, (text) => {
        const room = roomIdFromName(text);
        if (room) expect(roomIdFromName(nameOfRoom(room))).toBe(room);
      }),
      fuzzOptions(1000),
    );
  });
});
