import fc from 'fast-check';
import type { Grade, LinkMark } from '../../../../lib/call/stats/link-mark';
import { SteadyMark } from '../../../../lib/call/stats/steady-mark';

const letters: Record<string, Grade> = { g: 'good', f: 'fair', p: 'poor' };

function lookOf(letter: string, weak: 'line' | 'device' = 'line'): LinkMark | null {
  const grade = letters[letter];
  return grade ? { grade, weak: grade === 'good' ? null : weak } : null;
}

/** @returns the mark after each look; '-' where there is none */
function after(looks: string): string {
  const steady = new SteadyMark();
  return [...looks]
    .map((letter) => {
      steady.note(lookOf(letter));
      return steady.current?.grade[0] ?? '-';
    })
    .join('');
}

describe('a mark that does not flicker', () => {
  it.each([
    ['is none until something is known', '???g', '---g'],
    ['is there at once', 'ggg', 'ggg'],
    ['does not warn of a second in which it opens', 'pgggg', 'ggggg'],
    ['waits for three looks', 'ppp', 'ggp'],
    ['passes over one second', 'ggggpgggg', 'ggggggggg'],
    ['gets worse by two of three', 'gggpgp', 'gggggp'],
    ['gets worse by what they agree on', 'gggpf', 'ggggf'],
    ['gets worse step by step', 'gggffpp', 'ggggffp'],
    ['gets better by five', 'gggppggggg', 'ggggpppppg'],
    ['gets better by what all five are', 'gggppggfgg', 'ggggpppppf'],
    ['does not get better while it goes to and fro', 'gggppgpgpgpgpgp', 'ggggppppppppppp'],
    ['takes what is unknown for nothing', 'ggg?p??p?', 'gggggggpp'],
  ])('%s', (_what, looks, marks) => {
    expect(after(looks)).toBe(marks);
  });

  it('is the same object until it changes', () => {
    const steady = new SteadyMark();
    steady.note(lookOf('g'));
    const before = steady.current;
    for (const letter of 'gpgg') steady.note(lookOf(letter));
    expect(steady.current).toBe(before);
  });

  it('says that it is a line, when any look does', () => {
    const steady = new SteadyMark();
    for (const letter of 'gg') steady.note(lookOf(letter));
    for (const weak of ['device', 'device'] as const) steady.note(lookOf('f', weak));
    expect(steady.current).toEqual({ grade: 'fair', weak: 'device' });
    steady.note(lookOf('f', 'line'));
    expect(steady.current).toEqual({ grade: 'fair', weak: 'line' });
    for (const letter of 'gggg') steady.note(lookOf(letter));
    expect(steady.current).toEqual({ grade: 'fair', weak: 'line' });
    steady.note(lookOf('g'));
    expect(steady.current).toEqual({ grade: 'good', weak: null });
  });

  it('gets better no more than once in five looks, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('g', 'f', 'p', '?')), (looks) => {
        const marks = after(looks.join(''));
        const ups = [...marks].filter((mark, index) => index > 0 && rose(marks[index - 1], mark));
        expect(ups.length).toBeLessThanOrEqual(looks.length / 5);
      }),
    );
  });
});

const order = 'gfp';
function rose(before: string | undefined, mark: string): boolean {
  return before !== undefined && order.indexOf(mark) < order.indexOf(before) && mark !== '-';
}
