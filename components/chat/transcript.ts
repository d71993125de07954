import type { ChatSnapshot } from '../../lib/chat/chat-snapshot';
import type { AuthorId } from '../../lib/chat/entry';

interface TranscriptWords {
  /** Marks what was said to one person alone. */
  alone: (name: string) => string;
  clockTime: (atMs: number) => string;
}

/** @returns all messages as lines of text, those that were deleted left out */
export function transcript(
  { messages }: Pick<ChatSnapshot, 'messages'>,
  nameOf: (author: AuthorId) => string,
  { alone, clockTime }: TranscriptWords,
): string {
  const lines = messages
    .filter(({ deleted }) => !deleted)
    .map(({ atMs, author, to, text }) => {
      const mark = to === null ? '' : ` (${alone(nameOf(to))})`;
      return `${clockTime(atMs)}  ${nameOf(author)}${mark}: ${text}`;
    });
  return `${lines.join('\n')}\n`;
}
