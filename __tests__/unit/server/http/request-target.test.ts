import { parseTarget } from '../../../../server/http/request-target';

it.each([
  ['/', [''], ''],
  ['/check/', ['check', ''], ''],
  ['/room/s%C3%A1la?name=A%26B&x', ['room', 'sála'], 'name=A%26B&x='],
  ['/a?b?c=d', ['a'], 'b%3Fc=d'],
  ['/a//b', ['a', '', 'b'], ''],
  ['/room/sala%', ['room', 'sala'], ''],
  ['/room/sal%C3', ['room', 'sal'], ''],
  ['/room/sal%E0%A4%A?x', ['room', 'sal'], 'x='],
  ["/[x]|{y}'^", ["[x]|{y}'^"], ''],
])('reads %s', (text, segments, query) => {
  const target = parseTarget(text);
  expect(target?.segments).toEqual(segments);
  expect(target?.query.toString()).toBe(query);
});

it.each([
  '',
  '*',
  'x',
  'evil.example:443',
  'http://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/a b',
  '/á',
  '/a\tb',
  '/a#b',
  '/%zz',
  '/%E0%A4%A/x',
  '/a%00b%',
  '/%00',
  '/%7F',
  '/a%0d%0ab',
])('reads nothing in %j', (text) => {
  expect(parseTarget(text)).toBeNull();
});
