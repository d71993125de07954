import { Gate } from '../../../lib/base/gate';

describe('Gate', () => {
  it('has done what waits for it, once and in order', () => {
    const gate = new Gate(false);
    const done: string[] = [];
    gate.whenOpen(() => done.push('first'));
    const withdraw = gate.whenOpen(() => done.push('withdrawn'));
    gate.whenOpen(() => done.push('second'));
    withdraw();
    expect([gate.isOpen, ...done]).toEqual([false]);
    gate.open();
    gate.open();
    expect([gate.isOpen, ...done]).toEqual([true, 'first', 'second']);
  });

  it('may be open from the start', () => {
    expect(new Gate(true).isOpen).toBe(true);
  });
});
