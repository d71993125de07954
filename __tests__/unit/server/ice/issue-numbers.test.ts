import { IssueNumbers } from '../../../../server/ice/issue-numbers';

const EPOCH_MS = 1_800_000_000_000;

describe('IssueNumbers', () => {
  it('only go up, also when the clock does not', () => {
    let nowMs = EPOCH_MS;
    const issues = new IssueNumbers(() => nowMs);
    const numbers = [issues.last, issues.next(), issues.next()];
    nowMs += 1_000;
    numbers.push(issues.next());
    nowMs -= 500_000;
    numbers.push(issues.next(), issues.last);
    expect(numbers.map((number) => number - EPOCH_MS)).toEqual([0, 1, 2, 1_000, 1_001, 1_001]);
  });
});
