import type { AuthorId } from '../../lib/chat/entry';
import type { TextPart } from '../../lib/chat/text-parts';
import { textParts } from '../../lib/chat/text-parts';
import type { ThreadMessage } from '../../lib/chat/thread';

export interface TranscriptWords {
  nameOf: (author: AuthorId) => string;
  /** Marks what was said to one person alone. */
  alone: (name: string) => string;
  clockTime: (atMs: number) => string;
}

/** @returns all messages as lines of text, those that were deleted left out */
export function textTranscript(
  messages: readonly ThreadMessage[],
  { nameOf, alone, clockTime }: TranscriptWords,
): string {
  const lines = kept(messages).map(({ atMs, author, to, text }) => {
    const mark = to === null ? '' : ` (${alone(nameOf(to))})`;
    return `${clockTime(atMs)}  ${nameOf(author)}${mark}: ${text}`;
  });
  return `${lines.join('\n')}\n`;
}

/**
 * @returns all messages in CommonMark, those that were deleted left out. Code and addresses stay what they are; whatever
 * else would mean something there is escaped (CommonMark 0.31, 2.4), so that it reads as it was typed
 */
export function markdownTranscript(
  messages: readonly ThreadMessage[],
  { nameOf, alone, clockTime }: TranscriptWords,
): string {
  const entries = kept(messages).map(({ atMs, author, to, text }) => {
    const mark = to === null ? '' : ` (${escaped(alone(nameOf(to)))})`;
    const body = textParts(text).map(markdownOf).join('');
    return `**${escaped(nameOf(author))}**${mark}, ${escaped(clockTime(atMs))}\n\n${body}\n`;
  });
  return entries.join('\n');
}

function kept(messages: readonly ThreadMessage[]): ThreadMessage[] {
  return messages.filter(({ deleted }) => !deleted);
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
