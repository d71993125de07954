import { mediaProblem } from '../../../lib/media/media-problem';

describe('mediaProblem', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['InvalidStateError', 'unknown'],
    ['toString', 'unknown'],
  ])('takes %s for %s', (name, problem) => {
    expect(mediaProblem(new DOMException('', name))).toBe(problem);
  });

  it('needs no Error to tell', () => {
    expect(mediaProblem({ name: 'OverconstrainedError' })).toBe('missing');
    expect(mediaProblem('NotFoundError')).toBe('unknown');
    expect(mediaProblem(null)).toBe('unknown');
  });
});
