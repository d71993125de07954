import type { Pressure } from '../../../../lib/call/media/pressure-watch';
import { Machine } from '../../../../lib/call/media/machine';

/** Tells of one pressure once a second. @returns the time after that, in seconds */
function live(machine: Machine, pressure: Pressure, from: number, seconds: number): number {
  for (let second = from; second <= from + seconds; second++) {
    machine.note(pressure, true, second * 1_000);
  }
  return from + seconds;
}

function strainedAt(second: number): { machine: Machine; second: number } {
  const machine = new Machine();
  return { machine, second: live(machine, 'critical', second, 2) };
}

describe('what a machine can do', () => {
  it('is found when a machine has too much to do for longer than a moment', () => {
    const machine = new Machine();
    live(machine, 'critical', 0, 1);
    expect(machine.strained).toBe(false);
    live(machine, 'critical', 1, 1);
    expect(machine.strained).toBe(true);
  });

  it.each<Pressure>(['nominal', 'fair', 'serious'])(
    'is not found where %s moments are in between',
    (between) => {
      const machine = new Machine();
      for (let second = 0; second < 60; second++) {
        machine.note(second % 2 ? between : 'critical', true, second * 1_000);
      }
      expect(machine.strained).toBe(false);
    },
  );

  it.each<Pressure>(['nominal', 'fair'])('ends after a while in which all is %s', (ease) => {
    const { machine, second } = strainedAt(0);
    live(machine, ease, second + 1, 19);
    expect(machine.strained).toBe(true);
    live(machine, ease, second + 20, 1);
    expect(machine.strained).toBe(false);
  });

  it('stays while the machine has much to do', () => {
    const { machine, second } = strainedAt(0);
    const later = live(machine, 'nominal', second, 15);
    live(machine, 'serious', later, 600);
    expect(machine.strained).toBe(true);
  });

  it('ends later each time, since it is what is sent that brings it back', () => {
    const machine = new Machine();
    let second = 0;
    const reliefs: number[] = [];
    for (let time = 0; time < 7; time++) {
      second = live(machine, 'critical', second, 2);
      const from = second + 1;
      while (machine.strained) second = live(machine, 'nominal', second + 1, 0);
      reliefs.push(second - from);
    }
    expect(reliefs).toEqual([20, 40, 80, 160, 320, 320, 320]);
  });

  it('is given more to do while it has time to spare, as far as two people fewer', () => {
    const machine = new Machine();
    live(machine, 'nominal', 0, 2);
    expect(machine.burden).toBe(0);
    live(machine, 'nominal', 3, 3);
    expect(machine.burden).toBe(-1);
    live(machine, 'nominal', 7, 30);
    expect(machine.burden).toBe(-2);
  });

  it('is given no more than anybody would see', () => {
    const machine = new Machine();
    for (let second = 0; second < 60; second++) machine.note('nominal', false, second * 1_000);
    expect(machine.burden).toBe(0);
  });

  it('gives back what was too much, and is asked again later each time', () => {
    const machine = new Machine();
    let second = 0;
    const waits: number[] = [];
    for (let time = 0; time < 5; time++) {
      const from = second;
      while (machine.burden === 0) second = live(machine, 'nominal', second + 1, 0);
      waits.push(second - from);
      second = live(machine, 'serious', second + 1, 2);
      expect(machine.burden).toBe(0);
      expect(machine.strained).toBe(false);
    }
    expect(waits).toEqual([4, 21, 41, 81, 161]);
  });
});
