import { textParts } from '../../../lib/chat/text-parts';

const shown = (text: string) =>
  textParts(text).map((part) => (part.kind === 'plain' ? part.text : [part.kind, part.text]));

test.each<[string, unknown[]]>([
  ['just words', ['just words']],
  ['see https://example.org/a?b=c#d.', ['see ', ['link', 'https://example.org/a?b=c#d'], '.']],
  ['(https://example.org/wiki/A_(b))', ['(', ['link', 'https://example.org/wiki/A_(b)'], ')']],
  ['run `npm start` now', ['run ', ['code', 'npm start'], ' now']],
  ['```\nif (a) {\n}\n```', [['code', 'if (a) {\n}']]],
  ['`https://example.org`', [['code', 'https://example.org']]],
  ['a ` alone', ['a ` alone']],
  ['<b>not HTML</b>', ['<b>not HTML</b>']],
  ['javascript:alert(1)', ['javascript:alert(1)']],
  // Where it leads would stand behind what looks like another host.
  ['https://bank.example@evil.example/', ['https://bank.example@evil.example/']],
  // What turns the writing around is no part of an address.
  ['https://a.example/\u202egnp.exe', [['link', 'https://a.example/'], '\u202egnp.exe']],
  ['https://a.example/))…)x)!', [['link', 'https://a.example/))…)x'], ')!']],
  ['see https://a.example/x_(b(c)),', ['see ', ['link', 'https://a.example/x_(b(c))'], ',']],
  ['https://a.example/a_(b)_(c)', [['link', 'https://a.example/a_(b)_(c)']]],
  ["https://a.example/Heron's_formula", [['link', "https://a.example/Heron's_formula"]]],
  ["'https://a.example'", ["'", ['link', 'https://a.example'], "'"]],
  ['„https://a.example“', ['„', ['link', 'https://a.example'], '“']],
  ['**https://a.example**', ['**', ['link', 'https://a.example'], '**']],
  ['أين https://a.example؟', ['أين ', ['link', 'https://a.example'], '؟']],
  ['去 https://a.example/。', ['去 ', ['link', 'https://a.example/'], '。']],
  ['[http://[::1]:8080]', ['[', ['link', 'http://[::1]:8080'], ']']],
  ['http://[::1].', [['link', 'http://[::1]'], '.']],
  ['https://bücher.example:8443/ü?', [['link', 'https://bücher.example:8443/ü'], '?']],
  ['https://. and https://', ['https://. and https://']],
  ['HTTPS://Example.org', [['link', 'HTTPS://Example.org']]],
])('%j', (text, parts) => {
  expect(shown(text)).toEqual(parts);
});
