import type { TranscriptWords } from '../../../components/chat/transcript';
import { markdownTranscript, textTranscript } from '../../../components/chat/transcript';
import type { AuthorId } from '../../../lib/chat/entry';
import type { ThreadMessage } from '../../../lib/chat/thread';
import { standIn } from '../../fakes/stand-in';

const author = (name: string) => standIn<AuthorId>(name);
const words: TranscriptWords = {
  nameOf: (one) => one,
  marksOf: ({ to, from }) => [
    ...(to === null ? [] : [`only to ${to}`]),
    ...(from === null ? [] : [`handed on by ${from}`]),
  ],
  quoteOf: () => null,
  clockTime: () => '10:15',
};
const said = (text: string, changes: Partial<ThreadMessage> = {}) =>
  standIn<ThreadMessage>({
    author: author('Ana'),
    to: null,
    from: null,
    atMs: 0,
    deleted: false,
    text,
    ...changes,
  });

it('has what was not deleted, whom it was for, and when', () => {
  const messages = [
    said('Hello'),
    said('', { deleted: true }),
    said('Psst', { author: author('Ben'), to: author('Ana') }),
  ];
  expect(textTranscript(messages, words)).toBe(
    '10:15  Ana: Hello\n10:15  Ben (only to Ana): Psst\n',
  );
  expect(markdownTranscript(messages, words)).toBe(
    '**Ana**, 10\\:15\n\n> Hello\n\n**Ben** (only to Ana), 10\\:15\n\n> Psst\n',
  );
});

it.each([
  ['# no heading', '\\# no heading'],
  ['1. a *b* _c_ <i>', '1\\. a \\*b\\* \\_c\\_ \\<i\\>'],
  ['two\n  lines', 'two\\\n> lines'],
  ['see https://example.org/a_b.', 'see <https://example.org/a_b>\\.'],
  ['run `a*b` now', 'run `a*b` now'],
  ['```\nx = "`"\n```', '```\n> x = "`"\n> ```'],
])('reads in Markdown as it was typed: %j', (text, body) => {
  expect(markdownTranscript([said(text)], words)).toBe(`**Ana**, 10\\:15\n\n> ${body}\n`);
});

it('lets no name say more than a name does', () => {
  expect(markdownTranscript([said('x', { author: author('**A**\n# B') })], words)).toContain(
    '**\\*\\*A\\*\\*\\\n\\# B**',
  );
});

it.each(['\n', '\r', '\r\n', '\u2028', '\u0085'])(
  'lets no text pass for another message after %j',
  (end) => {
    const forged = [said(`ok${end}10:16  Ben: I agree`), said(`ok${end}${end}**Ben**, 10:16`)];
    expect(
      textTranscript(forged, words)
        .split('\n')
        .filter((line) => /^\S/u.test(line)),
    ).toEqual(['10:15  Ana: ok', '10:15  Ana: ok']);
    const lines = markdownTranscript(forged, words)
      .split('\n')
      .filter((line) => line !== '');
    expect(lines.filter((line) => !line.startsWith('> '))).toEqual([
      '**Ana**, 10\\:15',
      '**Ana**, 10\\:15',
    ]);
  },
);

it('says who handed on what its author did not say here', () => {
  const messages = [said('Hello', { from: author('Cleo') })];
  expect(textTranscript(messages, words)).toBe('10:15  Ana (handed on by Cleo): Hello\n');
  expect(markdownTranscript(messages, words)).toContain('**Ana** (handed on by Cleo), ');
});

it.each([
  ['Reply to Ana: Lunch?', 'Reply to Ana: Lunch?'],
  ['Reply to Ana: one\ntwo', 'Reply to Ana: one…'],
  [`Reply to Ana: ${'é'.repeat(90)}`, `Reply to Ana: ${'é'.repeat(66)}…`],
])('says shortly what a message answers: %j', (quote, brief) => {
  const answer = { ...words, quoteOf: () => quote };
  expect(textTranscript([said('Yes')], answer)).toBe(`10:15  Ana (${brief}): Yes\n`);
  expect(markdownTranscript([said('Yes')], answer)).toContain('**Ana** (Reply to Ana\\: ');
});
