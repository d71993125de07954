import { parseTarget } from '../../../../server/http/request-target';
import { pageTarget } from '../../../../server/site/page-target';

it.each([
  ['/', '/'],
  ['/?x=1&__proto__=2', '/'],
  ['/check', '/check'],
  ['/check/', '/check/'],
  ['/room/sala', '/room/sala'],
  ['/room/s%61la', '/room/sala'],
  ['/room/sala/', '/room/sala/'],
  ['/room/sala?name=Ana%20%22%3Cb%3E&nxtProomId=x', '/room/sala?name=Ana%20%22%3Cb%3E'],
  ['/room/sala?name=a&name=b', '/room/sala?name=a'],
  ['/room/sala?theme=dark&camera=off&lang=es', '/room/sala?lang=es&theme=dark'],
  ['/room/no%20room', '/room/no%20room'],
  ['/room/..', '/room/%E2%80%94'],
  ['/room/%2e%2E', '/room/%E2%80%94'],
  ['/room/a%2Fb', '/room/a%2Fb'],
  ['/room/sala%23AAAAAAAAAAAAAAAAAAAAAA', '/room/sala'],
  ['/room/sala%2523AAAAAAAAAAAAAAAAAAAAAA', '/room/sala'],
  ['/room/no%20room%23AAAAAAAAAAAAAAAAAAAAAA', '/room/no%20room'],
  ['/room/%23AAAAAAAAAAAAAAAAAAAAAA', '/room/%E2%80%94'],
  ['/_next/data/b-1/index.json', '/_next/data/b-1/index.json'],
  ['/_next/data/b-1/check.json?x=1', '/_next/data/b-1/check.json'],
  [
    '/_next/data/b-1/room/sala.json?roomId=other&name=Ana',
    '/_next/data/b-1/room/sala.json?roomId=sala&name=Ana',
  ],
  ['/_next/data/b-1/room/n%20o.json', '/_next/data/b-1/room/n%20o.json?roomId=n%20o'],
  ['/_next/data/b-1/room/%2E%2E.json', '/_next/data/b-1/room/%E2%80%94.json?roomId=%E2%80%94'],
  ['/_next/data/b%2F1/index.json', '/404'],
  ['/_next/data/b-1/_app.json', '/404'],
  ['/_next/image?url=%2Ficon.svg&w=64&q=75', '/404'],
  ['/_next/static/missing.js', '/404'],
  ['/_next/', '/404'],
  ['/room', '/404'],
  ['/room/', '/404'],
  ['/room/a/b', '/404'],
  ['/check/x', '/404'],
  ['/index', '/404'],
  ['/_error', '/404'],
  ['/api/x', '/404'],
  ['/%2e%2e/etc/passwd', '/404'],
])('has Next.js asked %s as %s', (asked, written) => {
  const target = parseTarget(asked);
  expect(target && pageTarget(target)).toBe(written);
});
