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

  it('cuts to sixty units without leaving half a character', () => {
    expect(cleanName('a'.repeat(80))).toBe('a'.repeat(60));
    expect(cleanName(`${'a'.repeat(59)}😀`)).toBe('a'.repeat(59));
    expect(cleanName(`${'a'.repeat(58)}😀`)).toBe(`${'a'.repeat(58)}😀`);
    expect(cleanName(`${'a'.repeat(59)} b`)).toBe('a'.repeat(59));
  });
});
