import { Moves } from '../../../../lib/call/media/moves';

const at = (pair: string, network: string | null) => ({ pair, network });

/** @returns what is said of each of these looks, a second apart */
function said(...looks: readonly (readonly (ReturnType<typeof at> | null)[])[]): boolean[] {
  const moves = new Moves<number>();
  return looks.map((links, second) => moves.note(new Map(links.entries()), 1_000 * second));
}

const home = (pair = 'a') => at(pair, '203.0.113.1');
const away = (pair = 'b') => at(pair, '198.51.100.1');
const relayed = (pair = 'r') => at(pair, null);

describe('whether this device has moved to another network', () => {
  it('it has when most links leave it by another address, each in its time, and then no more', () => {
    const moved = said(
      [home(), home(), home()],
      [null, null, null],
      [away(), null, null],
      [away(), away(), home()],
      [away(), away(), away()],
    );
    expect(moved).toEqual([false, false, false, true, false]);
    expect(said([home()], [null], [away()])).toEqual([false, false, true]);
  });

  it('it has not when one link of several is another one: the other side may have moved', () => {
    expect(said([relayed(), home(), home()], [relayed('s'), home(), home()])).toEqual([
      false,
      false,
    ]);
  });

  it('it has not for other pairs by the same address, nor for a shorter way than the relay', () => {
    expect(said([home()], [home('c')], [home('d')])).toEqual([false, false, false]);
    expect(said([relayed()], [home()])).toEqual([false, false]);
  });

  it('it has not when the only link goes over to IPv6, but when several do', () => {
    const sixth = at('b', '2001:db8::1');
    expect(said([home()], [sixth], [home('c')])).toEqual([false, false, false]);
    expect(said([sixth], [at('d', '2001:db8:1::1')])).toEqual([false, true]);
    expect(said([home(), home()], [sixth, sixth])).toEqual([false, true]);
    expect(said([sixth], [relayed()])).toEqual([false, true]);
  });

  it('it may have where addresses are not told, and is not taken to have twice', () => {
    expect(said([home()], [null], [relayed()], [away()])).toEqual([false, false, true, false]);
  });

  it('it has not when links become others one by one, over minutes', () => {
    const moves = new Moves<number>();
    const note = (first: string, second: string, nowMs: number) =>
      moves.note(new Map([relayed(first), relayed(second)].entries()), nowMs);
    expect([note('a', 'a', 0), note('b', 'a', 1_000), note('b', 'b', 60_000)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('it says nothing of nobody, nor where browsers name no pair', () => {
    expect(said([], [{ pair: '', network: null }])).toEqual([false, false]);
    const moves = new Moves<number>();
    const nameless = new Map([[0, { pair: null, network: null }]]);
    expect([moves.note(nameless, 0), moves.note(nameless, 1_000)]).toEqual([false, false]);
  });
});
