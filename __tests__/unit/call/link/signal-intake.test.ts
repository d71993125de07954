import type { IntakeState } from '../../../../lib/call/link/signal-intake';
import { judgeSignal } from '../../../../lib/call/link/signal-intake';

const kinds = ['offer', 'answer', 'candidate'] as const;
const at = (state: Partial<IntakeState>): IntakeState => ({
  attempt: 3,
  link: { offers: false },
  polite: false,
  ...state,
});
const judged = (attempt: number, state: IntakeState) =>
  kinds.map((type) => judgeSignal({ type, attempt }, state));

it('applies what belongs to the connection there is', () => {
  expect(judged(3, at({}))).toEqual(['apply', 'apply', 'apply']);
});

it('takes what belongs to an earlier attempt, or to one that is closed, for late', () => {
  expect(judged(2, at({}))).toEqual(['late', 'late', 'late']);
  expect(judged(3, at({ link: null }))).toEqual(['late', 'late', 'late']);
});

it('follows to a later attempt, but for an answer to what was never asked', () => {
  const all = ['follow', 'drop', 'follow'];
  expect(judged(4, at({}))).toEqual(all);
  expect(judged(4, at({ link: null }))).toEqual(all);
  expect(judged(1, at({ attempt: 0, link: null }))).toEqual(all);
});

it('has the polite side alone give way when two first offers meet', () => {
  const meeting = { link: { offers: true } };
  expect(judged(3, at({ ...meeting, polite: true }))).toEqual(['follow', 'apply', 'apply']);
  expect(judged(3, at({ ...meeting, polite: false }))).toEqual(['apply', 'apply', 'apply']);
});
