import fc from 'fast-check';
import { cleanName } from '../../../lib/signaling/clean-name';

describe('cleanName', () => {
  it.each([
    ['Ana', 'Ana'],
    ['  Ana \t\n María  ', 'Ana María'],
    ['Jose\u0301', 'Jos\u00e9'],
    ['Ana\u0000\u0007', 'Ana'],
    ['Ana\u202egnp', 'Anagnp'],
    ['a \u2066 b', 'a b'],
    ['\u200f\u200e\u061c', ''],
    ['a\ud800b', 'ab'],
    ['👩‍👧 Ana', '👩‍👧 Ana'],
    [' \u00a0 ', ''],
  ])('makes %j into %j', (text, expected) => {
    expect(cleanName(text)).toBe(expected);
  });

  it.each([
    ['\u3164', 'Hangul filler'],
    ['\u115f', 'Hangul choseong filler'],
    ['\u1160', 'Hangul jungseong filler'],
    ['\uffa0', 'halfwidth Hangul filler'],
    ['\u2060', 'word joiner'],
    ['\u2800', 'braille blank'],
    ['\u00ad', 'soft hyphen'],
    ['\u034f', 'grapheme joiner'],
    ['\u{e0041}', 'tag'],
    ['\u200b', 'zero width space'],
    ['\u200c', 'non-joiner'],
    ['\u200d', 'joiner'],
    ['\ufe0f', 'variation selector'],
    ['\u{e0100}', 'ideographic variation selector'],
    ['\u180e', 'Mongolian vowel separator'],
    ['\u2064', 'invisible plus'],
    ['\ufeff', 'byte order mark'],
    ['\ufffc', 'object replacement'],
    ['\ue000', 'private use'],
    ['\u0301', 'combining accent alone'],
  ])('%j (%s... %#) is no name, and makes none look like another', (unseen) => {
    expect(cleanName(unseen.repeat(3))).toBe('');
    if (unseen === '\u0301') return;
    expect(cleanName(`${unseen}Ana${unseen}`)).toBe('Ana');
    if (unseen !== '\u2800') expect(cleanName(`An${unseen}a`)).toBe('Ana');
  });

  it('puts an accent back to its letter when what stood between them is gone', () => {
    expect(cleanName('Jose\u034f\u0301')).toBe('Jos\u00e9');
  });

  it.each([
    ['می\u200cخواهم', 'Persian'],
    ['क्\u200dष', 'Devanagari'],
    ['ශ්\u200dරී', 'Sinhala'],
    ['👩🏽\u200d🚀', 'a picture of several'],
    ['❤\ufe0f\u200d🔥', 'a picture with its colours'],
    ['1\ufe0f\u20e3', 'a keycap'],
    ['🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}', 'the flag of Scotland'],
    ['🇪🇸', 'the flag of Spain'],
    ['ひらがな', 'Japanese'],
    ['Zoë', 'an accent'],
  ])('leaves %j as it is (%s)', (name) => {
    expect(cleanName(name)).toBe(name.normalize('NFC'));
  });

  it('leaves no joiner where it joins nothing', () => {
    expect(cleanName('می\u200c\u200cخواهم')).toBe('میخواهم');
    expect(cleanName('می\u200c')).toBe('می');
    expect(cleanName('👩\u200d')).toBe('👩');
    expect(cleanName('🏴\u{e0061}\u{e0062}\u{e007f}')).toBe('🏴');
  });

  it('cuts to sixty units without leaving half a character', () => {
    expect(cleanName('a'.repeat(80))).toBe('a'.repeat(60));
    expect(cleanName(`${'a'.repeat(59)}😀`)).toBe('a'.repeat(59));
    expect(cleanName(`${'a'.repeat(58)}😀`)).toBe(`${'a'.repeat(58)}😀`);
    expect(cleanName(`${'a'.repeat(59)} b`)).toBe('a'.repeat(59));
    expect(cleanName(`${'a'.repeat(57)}👩\u200d🚀`)).toBe(`${'a'.repeat(57)}👩`);
  });

  it('has nothing left to clean in what it has cleaned', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 90 });
    const unseen = fc.constantFrom(
      '\u200d',
      '\ufe0f',
      '\u2800',
      '\u034f',
      '👩',
      '🏴',
      'a',
      '\u0301',
    );
    const mixed = fc
      .array(fc.oneof(anything, unseen), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(mixed, (text) => {
        const name = cleanName(text);
        expect(cleanName(name)).toBe(name);
        expect(name.length).toBeLessThanOrEqual(60);
      }),
    );
  });
});
