import { formatElapsed } from '../../../components/call/format-elapsed';
import { initials } from '../../../components/ui/initials';
import { tones, toneOf } from '../../../components/ui/tone-of';

it.each([
  [0, '0:00'],
  [7, '0:07'],
  [725, '12:05'],
  [3_600, '1:00:00'],
  [36_061, '10:01:01'],
])('writes %d seconds as %s', (seconds, text) => {
  expect(formatElapsed(seconds)).toBe(text);
});

it.each([
  ['Ana', 'A'],
  ['ana maría ruiz', 'AR'],
  ['  Zoë   Ng ', 'ZN'],
  ['𝒜da', '𝒜'],
  ['', ''],
  ['   ', ''],
])('shortens %j to %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

it('gives the same key the same tone, and uses all tones', () => {
  expect(toneOf('c29tZWJvZHktZWxz')).toBe(toneOf('c29tZWJvZHktZWxz'));
  const used = new Set(Array.from({ length: 200 }, (_, index) => toneOf(`peer-${index}`)));
  expect([...used].sort()).toEqual([...tones].sort());
});
