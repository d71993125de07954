/** A piece of a text: what it is shown as. All pieces together are the text as typed, back-ticks left out. */
export type TextPart =
  | { readonly kind: 'plain'; readonly text: string }
  /** `lines`: it stands in lines of its own. */
  | { readonly kind: 'code'; readonly text: string; readonly lines: boolean }
  /** `text` is as typed, `href` where it leads: the same address, whole. */
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** Three back-ticks around lines, one around words of one line. */
const CODE = /\n?```\n?([\s\S]+?)\n?```\n?|`([^`\n]+)`/gu;

/** No white space, and nothing that addresses have encoded, is drawn as nothing or turns the writing around. */
const LINK = /\bhttps?:\/\/[^\s<>"`{}|\\^\p{Cc}\p{Cf}\p{Cs}\p{Co}]+/giu;

/** What ends a sentence, or what was put around an address, in any script. */
const TRAILING = /[\p{Terminal_Punctuation}\p{Pe}\p{Pi}\p{Pf}…'*]/u;

/** @returns the text in pieces. Nothing in it is HTML. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(CODE)) {
    parts.push(...linkParts(text.slice(end, match.index)));
    const [whole, block, inline = ''] = match;
    parts.push({ kind: 'code', text: block ?? inline, lines: block !== undefined });
    end = match.index + whole.length;
  }
  return [...parts, ...linkParts(text.slice(end))];
}

function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const address = withoutTrailing(match[0]);
    const href = parsed(address);
    if (!href) continue;
    if (match.index > end) parts.push({ kind: 'plain', text: text.slice(end, match.index) });
    parts.push({ kind: 'link', text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ kind: 'plain', text: text.slice(end) });
  return parts;
}

/** A bracket stays if it was opened within. */
function withoutTrailing(address: string): string {
  let end = address.length;
  while (TRAILING.test(address.charAt(end - 1))) end -= 1;
  const bare = address.slice(0, end);
  const open = new Map([
    [')', countOf('(', bare) - countOf(')', bare)],
    [']', countOf('[', bare) - countOf(']', bare)],
  ]);
  for (;;) {
    const mark = address.charAt(end);
    const left = open.get(mark) ?? 0;
    if (left <= 0) return address.slice(0, end);
    open.set(mark, left - 1);
    end += 1;
  }
}

function countOf(mark: string, text: string): number {
  return text.split(mark).length - 1;
}

/** @returns null for what is no address, or hides where it leads behind somebody's name and password */
function parsed(address: string): string | null {
  try {
    const { href, username, password } = new URL(address);
    return username || password ? null : href;
  } catch {
    return null;
  }
}
