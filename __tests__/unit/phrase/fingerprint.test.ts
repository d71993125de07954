import { fingerprintIn } from '../../../lib/phrase/fingerprint';

const hex = 'AB'.repeat(31);
const value = `${hex.match(/../g)?.join(':') ?? ''}:0F`;
const other = value.replace('0F', '10');
const fingerprint = `${'ab'.repeat(31)}0f`;
const line = (hash: string, of: string) => `a=fingerprint:${hash} ${of}\r\n`;
const section = 'm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n';

it.each([
  ['for the whole session', `v=0\r\n${line('sha-256', value)}${section}`],
  ['for one section', `v=0\r\n${section}${line('sha-256', value)}`],
  ['for each section', `v=0\r\n${`${section}${line('sha-256', value)}`.repeat(3)}`],
  ['in other letters', `v=0\r\n${line('SHA-256', value.toLowerCase())}`],
])('reads what is said %s', (_where, sdp) => {
  expect(fingerprintIn(sdp)).toBe(fingerprint);
});

it.each([
  ['nothing is said', `v=0\r\n${section}`],
  ['sections differ', line('sha-256', value) + section + line('sha-256', other)],
  ['another hash function is there, too', line('sha-256', value) + line('sha-1', value)],
  ['another one comes first', line('sha-512', value) + line('sha-256', value)],
  ['it is too short', line('sha-256', value.slice(3))],
  ['it is too long', line('sha-256', `${value}:00`)],
  ['it is empty', 'a=fingerprint:sha-256\r\n'],
  ['a second one hides in a line', `${line('sha-256', value)} a=fingerprint:sha-256 ${other}\r\n`],
])('does not guess when %s', (_when, sdp) => {
  expect(fingerprintIn(sdp)).toBeNull();
});
