import { checkClock } from '../../../../server/doctor/check-clock';
import type { FolderState } from '../../../../server/doctor/check-data-folder';
import { checkDataFolder } from '../../../../server/doctor/check-data-folder';
import { checkDns } from '../../../../server/doctor/check-dns';
import { checkFileLimit } from '../../../../server/doctor/check-file-limit';
import { checkNode } from '../../../../server/doctor/check-node';
import type { PortState } from '../../../../server/doctor/check-port';
import { checkMetricsHost } from '../../../../server/doctor/check-metrics-host';
import { checkPort } from '../../../../server/doctor/check-port';
import { checkRelay } from '../../../../server/doctor/check-relay';
import type { Finding } from '../../../../server/doctor/finding';
import { formatReport } from '../../../../server/doctor/format-report';

type Expected = [Finding['status'], RegExp];

/** What is not well has advice; what is well needs none. */
function expectFinding(finding: Finding | undefined, [status, words]: Expected): void {
  expect(finding).toMatchObject({ status, words: expect.stringMatching(words) });
  expect(finding?.advice === undefined).toBe(status === 'ok');
}

it.each<[string, Expected]>([
  ['v20.19.0', ['ok', /^v20\.19\.0\.$/]],
  ['v24.1.0', ['ok', /24/]],
  ['v20.18.9', ['failure', /too old/]],
  ['v18.20.0', ['failure', /too old/]],
])('Node.js %s', (version, expected) => expectFinding(checkNode(version), expected));

const limits = (soft: string) => `Limit  Soft Limit  Hard Limit  Units
Max processes             15434                15434                processes
Max open files            ${soft}                 1048576              files     `;

it.each<[string | null, Expected]>([
  [limits('unlimited'), ['ok', /unlimited/]],
  [limits('4096'), ['ok', /4096/]],
  [limits('1024'), ['warning', /1024/]],
  [limits('256'), ['failure', /256/]],
  [null, ['warning', /not known/]],
  ['', ['warning', /not known/]],
])('the limits %j', (text, expected) => expectFinding(checkFileLimit(text), expected));

it.each<[FolderState, Expected]>([
  [{ kind: 'there', mode: 0o40700, writable: true }, ['ok', /private/]],
  [{ kind: 'there', mode: 0o40755, writable: true }, ['warning', /mode 755/]],
  [{ kind: 'there', mode: 0o40500, writable: false }, ['failure', /cannot be written/]],
  [{ kind: 'missing' }, ['ok', /will be made/]],
  [{ kind: 'impossible', reason: 'it is no folder' }, ['failure', /it is no folder/]],
])('a data folder that is %j', (state, expected) => {
  expectFinding(checkDataFolder('data', state), expected);
});

it.each<[number, PortState, Expected, RegExp]>([
  [3000, { kind: 'free' }, ['ok', /not running/], /^$/],
  [3000, { kind: 'ours' }, ['ok', /is running/], /^$/],
  [3000, { kind: 'taken' }, ['failure', /Another program/], /ss -ltnp/],
  [443, { kind: 'refused', reason: 'EACCES' }, ['failure', /EACCES/], /CAP_NET_BIND_SERVICE/],
  [3000, { kind: 'refused', reason: 'no such address' }, ['failure', /no such/], /Check HOST/],
])('port %d that is %j', (port, state, expected, advice) => {
  const finding = checkPort('PORT', port, state);
  expectFinding(finding, expected);
  expect(finding.advice ?? '').toMatch(advice);
});

it.each<[string, Expected]>([
  ['127.0.0.1', ['ok', /Only this machine/]],
  ['localhost', ['ok', /Only this machine/]],
  ['10.0.0.7', ['ok', /private network/]],
  ['0.0.0.0', ['warning', /Whoever reaches/]],
  ['203.0.113.7', ['warning', /Whoever reaches/]],
])('figures told on %s', (host, expected) => {
  expectFinding(checkMetricsHost(host), expected);
});

it.each<[number, Expected]>([
  [0, ['ok', /agrees/]],
  [-9_000, ['ok', /agrees/]],
  [30_000, ['warning', /30 s behind/]],
  [-30_000, ['warning', /30 s ahead of/]],
  [600_000, ['failure', /600 s behind/]],
])('another clock that is %d ms ahead', (aheadMs, expected) => {
  // It says whole seconds, half a second less than it is on the average.
  const reading = {
    theirsMs: 1_000_000 + aheadMs - 500,
    askedAtMs: 999_900,
    answeredAtMs: 1_000_100,
  };
  expectFinding(checkClock(reading), expected);
});

it('says when there is no clock to compare with', () => {
  expectFinding(checkClock(null), ['warning', /could not be compared/]);
});

it.each<[string[] | null, Expected]>([
  [['192.0.2.1'], ['ok', /leads to this machine/]],
  [
    ['127.0.0.1', '::1'],
    ['ok', /leads to this machine/],
  ],
  [['203.0.113.7'], ['ok', /leads to this machine/]],
  [
    ['192.0.2.1', '198.51.100.9'],
    ['warning', /leads to 198\.51\.100\.9, which/],
  ],
  [[], ['failure', /not known/]],
  [null, ['failure', /not known/]],
])('a name that leads to %j', (addresses, expected) => {
  const local = ['192.0.2.1', '2001:db8::1'];
  const state = { host: 'talk.example.org', addresses, local, external: ['203.0.113.7'] };
  expectFinding(checkDns(state), expected);
});

it('says which ways to the relay work', () => {
  const works = { status: 'works', name: 'UDP', roundTripMs: 1.25 } as const;
  const failed = { status: 'failed', name: 'TCP', reason: 'no answer' } as const;
  const [udp, tcp] = checkRelay([works, failed]);
  expectFinding(udp, ['ok', /1\.3 ms/]);
  expectFinding(tcp, ['warning', /no answer/]);
  expectFinding(checkRelay([failed])[0], ['failure', /no answer/]);
  expectFinding(checkRelay([])[0], ['warning', /none/]);
});

it('reports in lines, with advice below and a verdict', () => {
  const ok = { status: 'ok', subject: 'Node.js', words: 'v20.19.0.' } as const;
  const failure = {
    status: 'failure',
    subject: 'PORT',
    words: 'Taken.',
    advice: 'Stop it.',
  } as const;
  expect(formatReport([ok, failure]).split('\n')).toEqual([
    'ok       Node.js  v20.19.0.',
    'FAILURE  PORT     Taken.',
    '                  -> Stop it.',
    '',
    '1 failure, 0 warnings.',
    '',
  ]);
  expect(formatReport([ok])).toContain('All is well.');
  expect(formatReport([{ ...failure, status: 'warning' }])).toContain('No failures, 1 warning.');
});
