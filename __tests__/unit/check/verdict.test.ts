import type { StepState } from '../../../lib/check/check-snapshot';
import { untouched } from '../../../lib/check/check-snapshot';
import type { LineFigures } from '../../../lib/check/line-figures';
import { capacityOf, verdict } from '../../../lib/check/verdict';

const waiting: StepState = { status: 'waiting' };
const marks: Record<string, StepState> = {
  '+': { status: 'good', figures: null },
  '-': { status: 'bad' },
  '?': { status: 'unsure' },
  '.': { status: 'skipped' },
};

/** One mark a step: server, direct, UDP, TCP, TLS. */
function done(code: string, figures: Partial<LineFigures>[] = []) {
  const [server, direct, ...relays] = [...code].map((mark) => marks[mark] ?? waiting);
  const [udp, tcp, tls] = relays.map((state, index) => {
    const measured = figures[index];
    if (!measured || state.status !== 'good') return state;
    return { ...state, figures: { throughputBps: 3_000_000, rttMs: 20, loss: 0, ...measured } };
  });
  if (!server || !direct || !udp || !tcp || !tls) throw new Error('five marks, please');
  return { ...untouched, phase: 'done' as const, steps: { server, direct, udp, tcp, tls } };
}

it.each([
  ['+++++', 'all'],
  ['+++--', 'all'],
  ['++-+-', 'all'],
  ['++.++', 'all'],
  ['+?+++', 'all'],
  ['+?-++', 'relayOnly'],
  ['+?--+', 'relayOnly'],
  ['+..+.', 'relayOnly'],
  ['++---', 'directOnly'],
  ['++...', 'withoutRelay'],
  ['++???', 'relayInRoom'],
  ['+????', 'knownInRoom'],
  ['+.???', 'knownInRoom'],
  ['+?---', 'none'],
  ['+?...', 'unknown'],
  ['+....', 'unknown'],
  ['-    ', 'noServer'],
] as const)('%s: %s', (code, ways) => {
  expect(verdict(done(code))).toEqual({ ways, capacity: null, unsteady: false });
});

it('measures by the best line', () => {
  const figures = [{ throughputBps: 800_000, loss: 0.2 }, { throughputBps: 1_500_000 }];
  expect(verdict(done('+++++', figures))).toEqual({
    ways: 'all',
    capacity: 'sharp',
    unsteady: false,
  });
});

it.each([
  [{ loss: 0.06 }, true],
  [{ loss: 0.05 }, false],
  [{ rttMs: 600 }, true],
  [{ rttMs: null }, false],
])('calls a line of %j unsteady: %s', (figures, unsteady) => {
  expect(verdict(done('+++..', [figures])).unsteady).toBe(unsteady);
});

it.each([
  [3_000_000, 'sharpest'],
  [1_748_000, 'sharpest'],
  [1_747_999, 'sharp'],
  [1_480_000, 'sharp'],
  [1_479_999, 'medium'],
  [996_000, 'medium'],
  [995_999, 'small'],
  [728_000, 'small'],
  [727_999, 'few'],
  [182_000, 'few'],
  [181_999, 'sound'],
  [32_000, 'sound'],
  [31_999, 'none'],
  [0, 'none'],
] as const)('%d bit/s: %s', (throughput, capacity) => {
  expect(capacityOf(throughput)).toBe(capacity);
});
