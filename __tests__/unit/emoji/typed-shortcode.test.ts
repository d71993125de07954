import { typedShortcode } from '../../../lib/emoji/typed-shortcode';

test.each([
  [':smi', { start: 0, code: 'smi', isWhole: false }],
  ['so :smile:', { start: 3, code: 'smile', isWhole: true }],
  ['😄:he', { start: 2, code: 'he', isWhole: false }],
  ['(:+1', { start: 1, code: '+1', isWhole: false }],
  [':x:', { start: 0, code: 'x', isWhole: true }],
  ['¡:corazón', { start: 1, code: 'corazón', isWhole: false }],
  ['`a` :smi', { start: 4, code: 'smi', isWhole: false }],
])('%s ends in a shortcode', (before, found) => {
  expect(typedShortcode(before)).toEqual(found);
});

test.each([
  ['', 'nothing'],
  [':D', 'a face'],
  ['at 10:30', 'an hour'],
  ['https://x', 'an address'],
  ['std::map', 'two colons'],
  ['note:this', 'a word before it'],
  [':smi ', 'white space behind it'],
  ['`:smi', 'code'],
  ['a `b` `:smile:', 'code'],
  [`:${'x'.repeat(41)}`, 'too long'],
])('%s does not: %s', (before) => {
  expect(typedShortcode(before)).toBeNull();
});
