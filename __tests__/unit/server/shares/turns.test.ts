import { networksOf } from '../../../../server/shares/networks-of';
import { Turns } from '../../../../server/shares/turns';
import { countMoves } from '../../../support/count-moves';

describe('Turns', () => {
  afterEach(() => void jest.restoreAllMocks());

  const all = (turns: Turns<string>): string[] => {
    const taken: string[] = [];
    for (let item = turns.take(); item !== null; item = turns.take()) taken.push(item);
    return taken;
  };

  it('gives each network one turn after the other, and keeps the order within one', () => {
    const turns = new Turns<string>();
    for (const item of ['a1', 'a2', 'a3']) turns.add(networksOf('192.0.2.1'), item);
    turns.add(networksOf('192.0.2.2'), 'b1');
    turns.add(networksOf('192.0.2.3'), 'c1');
    turns.add(networksOf('192.0.2.2'), 'b2');
    expect(all(turns)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
    expect(turns.take()).toBeNull();
  });

  it('takes the networks of one customer for one', () => {
    const turns = new Turns<string>();
    for (const item of ['1', '2', '3']) turns.add(networksOf(`2001:db8:7:${item}::1`), item);
    turns.add(networksOf('2001:db8:8:1::1'), 'other');
    expect(all(turns)).toEqual(['1', 'other', '2', '3']);
  });

  it.each([
    ['many networks have one each', (index: number) => `10.${index >> 8}.${index & 255}.1`],
    ['one network has many', () => '192.0.2.1'],
  ])('moves nothing more than a few times when %s', (_what, addressOf) => {
    const COUNT = 20_000;
    const turns = new Turns<string>();
    for (let index = 0; index < COUNT; index++)
      turns.add(networksOf(addressOf(index)), String(index));
    const moved = countMoves();
    let taken = 0;
    while (turns.take() !== null) taken += 1;
    expect(taken).toBe(COUNT);
    expect(moved()).toBeLessThan(4 * COUNT);
  });
});
