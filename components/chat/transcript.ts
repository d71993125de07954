import type { AuthorId } from '../../lib/chat/entry';
import type { TextPart } from '../../lib/chat/text-parts';
import { textParts } from '../../lib/chat/text-parts';
import type { ThreadMessage } from '../../lib/chat/thread';

export interface TranscriptWords {
  nameOf: (author: AuthorId) => string;
  /** Whom alone it was for, and who handed it on. */
  marksOf: (message: ThreadMessage) => readonly string[];
  /** What it answers; null where it answers nothing. */
  quoteOf: (message: ThreadMessage) => string | null;
  clockTime: (atMs: number) => string;
}

/** As much of what is answered as tells it from the rest, in code points. */
const QUOTE_LENGTH = 80;

/** What ends a line somewhere: Unicode 16, 5.8. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;

/**
 * @returns all messages as lines of text, those that were deleted left out. Further lines of a message are indented, so that
 * none of them passes for another message
 */
export function textTranscript(messages: readonly ThreadMessage[], words: TranscriptWords): string {
  const { nameOf, clockTime } = words;
  const lines = kept(messages).map((message) => {
    const { atMs, author, text } = message;
    const marks = allMarks(message, words).map((mark) => ` (${mark})`);
    return `${clockTime(atMs)}  ${nameOf(author)}${marks.join('')}: ${text}`;
  });
  return lines.map((line) => `${line.replace(LINE_END, '\n    ')}\n`).join('');
}

/**
 * @returns all messages in CommonMark, those that were deleted left out, each as a quotation under its author's name. Code and addresses stay what they are; whatever
 * else would mean something there is escaped (CommonMark 0.31, 2.4), so that it reads as it was typed
 */
export function markdownTranscript(
  messages: readonly ThreadMessage[],
  words: TranscriptWords,
): string {
  const { nameOf, clockTime } = words;
  const entries = kept(messages).map((message) => {
    const { atMs, author, text } = message;
    const marks = allMarks(message, words).map((mark) => ` (${escaped(mark)})`);
    const body = textParts(text.replace(LINE_END, '\n')).map(markdownOf).join('').trim();
    const head = `**${escaped(nameOf(author))}**${marks.join('')}, ${escaped(clockTime(atMs))}`;
    return `${head}\n\n${body.replace(/^/gmu, '> ')}\n`;
  });
  return entries.join('\n');
}

function kept(messages: readonly ThreadMessage[]): ThreadMessage[] {
  return messages.filter(({ deleted }) => !deleted);
}

function allMarks(message: ThreadMessage, { marksOf, quoteOf }: TranscriptWords): string[] {
  const quote = quoteOf(message);
  return [...marksOf(message), ...(quote === null ? [] : [brief(quote)])];
}

/** The first line, and no more of it than a note may be long. */
function brief(quote: string): string {
  const [line = ''] = quote.split(LINE_END);
  const start = [...line].slice(0, QUOTE_LENGTH).join('');
  return start.length < quote.length ? `${start}…` : quote;
}

function markdownOf(part: TextPart): string {
  if (part.kind === 'link') return `<${part.href}>`;
  if (part.kind === 'plain') return escaped(part.text);
  if (part.lines) return `\n\n${fenced(part.text)}\n\n`;
  return `\`${part.text}\``;
}

/** What stands in it does not end it. */
function fenced(code: string): string {
  const longest = Math.max(0, ...[...code.matchAll(/`+/gu)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}\n${code}\n${fence}`;
}

/** Every mark that ASCII has may be escaped; a line break stays one, and white space at its sides goes. */
function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/gu, '\\$&').replace(/[ \t]*\n[ \t]*/gu, '\\\n');
}
