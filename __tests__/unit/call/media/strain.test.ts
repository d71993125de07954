import type { Pressure } from '../../../../lib/call/media/pressure-watch';
import { Strain } from '../../../../lib/call/media/strain';

/** Tells of one pressure once a second. @returns the time after that, in seconds */
function live(strain: Strain, pressure: Pressure, from: number, seconds: number): number {
  for (let second = from; second <= from + seconds; second++) {
    strain.note(pressure, second * 1_000);
  }
  return from + seconds;
}

function strainedAt(second: number): { strain: Strain; second: number } {
  const strain = new Strain();
  return { strain, second: live(strain, 'critical', second, 2) };
}

describe('Strain', () => {
  it('is found when a machine has too much to do for longer than a moment', () => {
    const strain = new Strain();
    live(strain, 'critical', 0, 1);
    expect(strain.strained).toBe(false);
    live(strain, 'critical', 1, 1);
    expect(strain.strained).toBe(true);
  });

  it.each<Pressure>(['nominal', 'fair', 'serious'])(
    'is not found where %s moments are in between',
    (between) => {
      const strain = new Strain();
      for (let second = 0; second < 60; second++) {
        strain.note(second % 2 ? between : 'critical', second * 1_000);
      }
      expect(strain.strained).toBe(false);
    },
  );

  it.each<Pressure>(['nominal', 'fair'])('ends after a while in which all is %s', (ease) => {
    const { strain, second } = strainedAt(0);
    live(strain, ease, second + 1, 19);
    expect(strain.strained).toBe(true);
    live(strain, ease, second + 20, 1);
    expect(strain.strained).toBe(false);
  });

  it('stays while the machine has much to do', () => {
    const { strain, second } = strainedAt(0);
    const later = live(strain, 'nominal', second, 15);
    live(strain, 'serious', later, 600);
    expect(strain.strained).toBe(true);
  });

  it('ends later each time, since it is what is sent that brings it back', () => {
    const strain = new Strain();
    let second = 0;
    const reliefs: number[] = [];
    for (let time = 0; time < 7; time++) {
      second = live(strain, 'critical', second, 2);
      const from = second + 1;
      while (strain.strained) second = live(strain, 'nominal', second + 1, 0);
      reliefs.push(second - from);
    }
    expect(reliefs).toEqual([20, 40, 80, 160, 320, 320, 320]);
  });
});
