import { calendarFile } from '../../../lib/invite/calendar-file';

const meeting = {
  uid: 'sala-1796200200000@call.example',
  beginMs: Date.UTC(2026, 11, 2, 17, 30),
  minutes: 60,
  title: 'sala · Tertulia',
  link: 'https://call.example/room/sala',
};

const linesOf = (file: string): string[] => file.replace(/\r\n /g, '').split('\r\n');

it('tells calendars when and where', () => {
  const nowMs = Date.UTC(2026, 10, 29, 12, 0, 5, 678);
  expect(linesOf(calendarFile(meeting, nowMs))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tertulia//Invitation//EN',
    'BEGIN:VEVENT',
    'UID:sala-1796200200000@call.example',
    'DTSTAMP:20261129T120005Z',
    'DTSTART:20261202T173000Z',
    'DTEND:20261202T183000Z',
    'SUMMARY:sala · Tertulia',
    'DESCRIPTION:https://call.example/room/sala',
    'URL:https://call.example/room/sala',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

it('escapes what has a meaning there', () => {
  const file = calendarFile({ ...meeting, title: 'Ana, Ben; und \\ so\nBEGIN:VEVENT' });
  expect(linesOf(file)).toContain('SUMMARY:Ana\\, Ben\\; und \\\\ so\\nBEGIN:VEVENT');
});

it('folds long lines, and never within a character', () => {
  const title = '🎉 reunión '.repeat(30).trim();
  const file = calendarFile({ ...meeting, title });
  for (const line of file.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toContain('�');
  }
  expect(linesOf(file)).toContain(`SUMMARY:${title}`);
});
