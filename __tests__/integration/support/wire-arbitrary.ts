import fc from 'fast-check';

/*
 * What strangers write on a connection: requests bent in every way that the syntax of HTTP/1.1 (RFC 9112) has a
 * place for, first bytes of other protocols, and noise. Each character is one byte.
 */

const KEY = `${'A'.repeat(22)}==`;
const SIGNALLING = '/socket.io/?EIO=4&transport=';

const noise = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 255 }), { maxLength })
    .map((codes) => String.fromCharCode(...codes));

const method = fc.oneof(
  { weight: 8, arbitrary: fc.constant('GET') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('HEAD', 'POST', 'PUT', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND'),
  },
  { weight: 1, arbitrary: fc.constantFrom('get', 'G ET', '', 'PRI', '\t', 'GET\0') },
);

const target = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      '/',
      '/room/sala?name=Ana',
      '/healthz',
      '/readyz?x',
      '/_next/data/x/index.json',
      `${SIGNALLING}polling`,
      `${SIGNALLING}websocket`,
      `${SIGNALLING}websocket&sid=nobody`,
      `${SIGNALLING}nothing`,
      '/.well-known/acme-challenge/x',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '*',
      '//evil.example/x',
      'http://evil.example/',
      'evil.example:443',
      '/%zz',
      '/%00',
      '/\\x',
      '/..%2f..',
      '/a#b',
      '/\u00ff',
      '/\fx',
      '',
      `/${'a'.repeat(5_000)}`,
      `/${'a'.repeat(20_000)}`,
      `${SIGNALLING}polling&sid=__proto__`,
      '/socket.io/?transport[]=polling&EIO=x',
    ),
  },
  { weight: 1, arbitrary: noise(20).map((text) => `/${text}`) },
);

const version = fc.oneof(
  { weight: 10, arbitrary: fc.constant('HTTP/1.1') },
  { weight: 2, arbitrary: fc.constant('HTTP/1.0') },
  { weight: 1, arbitrary: fc.constantFrom('HTTP/0.9', 'HTTP/2.0', 'HTTP/1.1 x', '', 'http/1.1') },
);

/** What opens a WebSocket, so that some get through. */
const webSocket = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  `Sec-WebSocket-Key: ${KEY}`,
];

const header = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'Connection: close',
      'Connection: keep-alive',
      'Connection: Upgrade',
      'Upgrade: h2c',
      'Upgrade: websocket',
      'Upgrade: websocket, h2c',
      'Sec-WebSocket-Version: 99',
      'Content-Length: 0',
      'Content-Length: 5',
      'Content-Length: 99999',
      'Content-Length: -1',
      'Content-Length: 5, 6',
      'Transfer-Encoding: chunked',
      'Transfer-Encoding: gzip, chunked',
      'Transfer-Encoding: x',
      'Expect: 100-continue',
      'Expect: miracles',
      'X-Forwarded-For: 203.0.113.7',
      'X-Forwarded-For: , ,',
      'Origin: http://evil.example',
      'Origin: x',
      'Host: evil.example; x',
      'Accept-Encoding: br;q=x, *',
      'Accept-Language: \u00ff;q=9',
      'Cookie: locale=%; theme=;;',
      'Range: bytes=9-1',
      ' folded',
      ': no name',
      'no colon',
      'x\0y: z',
      `Long: ${'x'.repeat(20_000)}`,
    ),
  },
  { weight: 1, arbitrary: noise(20).map((text) => `X-Noise: ${text}`) },
);

const headers = fc.oneof(
  { weight: 4, arbitrary: fc.array(header, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.constant(webSocket) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.shuffledSubarray(webSocket), fc.array(header, { maxLength: 2 }))
      .map(([some, more]) => [...some, ...more]),
  },
);

const body = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'hello',
      '5\r\nhello\r\n0\r\n\r\n',
      '5\r\nhello\r\n0\r\nTrailer: x\r\n\r\n',
      'ffffffffffffffff\r\nx',
      '-1\r\nx\r\n',
      '5;ext="x"\r\nhel',
      '40',
      '\u0081\u0085\0\0\0\0hello',
    ),
  },
  { weight: 1, arbitrary: noise(100) },
);

const lineEnd = fc.oneof(
  { weight: 10, arbitrary: fc.constant('\r\n') },
  { weight: 1, arbitrary: fc.constantFrom('\n', '\r', '\r\r\n') },
);

const host = fc.oneof(
  { weight: 10, arbitrary: fc.constant(['Host: localhost']) },
  { weight: 1, arbitrary: fc.constantFrom([], ['Host: a', 'Host: b'], ['Host:']) },
);

const request = fc
  .tuple(method, target, version, host, headers, body, lineEnd)
  .map(([verb, what, spoken, hosts, others, content, end]) => {
    const lines = [`${verb} ${what} ${spoken}`, ...hosts, ...others, '', ''];
    return lines.join(end) + content;
  });

/** One after the other without waiting, or one a hundred times. */
const pipelined = fc.oneof(
  { weight: 6, arbitrary: request },
  {
    weight: 2,
    arbitrary: fc.array(request, { minLength: 2, maxLength: 6 }).map((all) => all.join('')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(request, fc.integer({ min: 2, max: 100 }))
      .map(([one, times]) => one.repeat(times)),
  },
);

/** Cut off anywhere, or with a byte that is another one. */
const bent = fc
  .tuple(pipelined, fc.nat(), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 9 }))
  .map(([text, place, code, how]) => {
    const at = place % Math.max(1, Math.min(text.length, 400));
    if (how < 6) return text;
    if (how < 8) return text.slice(0, at);
    return text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
  });

/** Other protocols by their first bytes: STUN (RFC 8489, section 5), TLS alerts and data, SSH, HTTP/2. */
const foreign = fc.oneof(
  fc.constantFrom(
    '',
    '\r\n\r\n',
    '\0',
    '\0\u0001\0\0\u0021\u0012\u00a4\u0042ABCDEFGHIJKL',
    '\0\u0003\0\u0008\u0021\u0012\u00a4\u0042ABCDEFGHIJKL',
    '\u0001\u0001\uffff'.slice(0, 2),
    '\u0003\u00ff',
    '@\0\0\u0004data',
    '\u0015\u0003\u0001\0\u0002\u0002\u0028',
    '\u0016',
    '\u0016\u0003\u0001',
    '\u0016\u0003\u0001\u00ff\u00ff',
    '\u0017\u0003\u0003\0\u0001x',
    'SSH-2.0-x\r\n',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    'PROXY TCP4 127.0.0.1 127.0.0.1 1 2\r\n',
  ),
  noise(40),
);

/** How a visit goes, from the first byte to the last. */
export interface WireVisit {
  /** Inside TLS, in the clear, or a TLS handshake of which so much is sent as it is, and then what is said. */
  readonly layer: { kind: 'clear' } | { kind: 'tls' } | { kind: 'hello'; length: number };
  /** Said one after the other, each in a turn of its own. */
  readonly words: readonly string[];
  readonly reads: boolean;
  readonly end: 'fin' | 'reset' | 'half-open' | 'stay';
}

/** The words cut into as many parts as there are places. */
function cutUp(text: string, places: readonly number[]): string[] {
  const cuts = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...cuts].map((from, index) => text.slice(from, cuts[index] ?? text.length));
}

export const wireVisit: fc.Arbitrary<WireVisit> = fc.record({
  layer: fc.oneof(
    { weight: 5, arbitrary: fc.constant({ kind: 'clear' as const }) },
    { weight: 3, arbitrary: fc.constant({ kind: 'tls' as const }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('hello' as const), length: fc.nat({ max: 600 }) }),
    },
  ),
  words: fc
    .tuple(
      fc.oneof({ weight: 6, arbitrary: bent }, { weight: 1, arbitrary: foreign }),
      fc.array(fc.nat(), { maxLength: 3 }),
    )
    .map(([text, places]) => cutUp(text, places)),
  reads: fc.boolean(),
  end: fc.constantFrom('fin', 'reset', 'half-open', 'stay'),
});
