/** What somebody is invited to. */
export interface Meeting {
  /** What it is known by when it is put into a calendar once more. */
  readonly uid: string;
  /** Milliseconds since the epoch. */
  readonly beginMs: number;
  readonly minutes: number;
  readonly title: string;
  readonly link: string;
}

/** Octets of a line, without its end (RFC 5545, section 3.1). */
const LINE_OCTETS = 75;

/**
 * @param nowMs when the file is made
 * @returns the meeting as a file that calendars read (iCalendar, RFC 5545)
 */
export function calendarFile(meeting: Meeting, nowMs = Date.now()): string {
  const { uid, beginMs, minutes, title, link } = meeting;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tertulia//Invitation//EN',
    'BEGIN:VEVENT',
    `UID:${text(uid)}`,
    `DTSTAMP:${utc(nowMs)}`,
    `DTSTART:${utc(beginMs)}`,
    `DTEND:${utc(beginMs + minutes * 60_000)}`,
    `SUMMARY:${text(title)}`,
    // Some calendars show the one, some the other.
    `DESCRIPTION:${text(link)}`,
    `URL:${link}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** In UTC, which needs no description of a time zone (section 3.3.5, form 2). */
function utc(atMs: number): string {
  return new Date(atMs).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** Section 3.3.11. */
function text(value: string): string {
  return value.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** Goes on in the next line behind a space, and never within a character. */
function folded(line: string): string {
  let [result, octets] = ['', 0];
  for (const character of line) {
    const more = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + more > LINE_OCTETS) {
      result += '\r\n ';
      octets = 1;
    }
    result += character;
    octets += more;
  }
  return result;
}

/** In UTF-8 (RFC 3629, section 3). */
function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x1_0000 ? 3 : 4;
}
