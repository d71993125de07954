import type { PeerId } from '../../../../lib/signaling/identifiers';
import { TrafficLimits } from '../../../../server/signaling/traffic-limits';
import { standIn } from '../../../fakes/stand-in';

const ANA = standIn<PeerId>('ana');
const KIB = 1_024;

describe('what one participant sends to another', () => {
  const pair = () => {
    const traffic = new TrafficLimits(500, () => 0);
    return (text: string) => traffic.takeTextTo('ben', ANA, ['192.0.2.1'], text);
  };

  it('is counted in bytes', () => {
    const take = pair();
    expect(take('x'.repeat(60 * KIB))).toBe(true);
    expect(take('x'.repeat(35 * KIB))).toBe(true);
    expect(take('x'.repeat(KIB))).toBe(false);
  });

  it.each([
    ['\u0001', 6],
    ['"', 2],
    ['€', 3],
    ['\ud800', 6],
  ])('is counted as it travels: %j takes %d bytes', (character, bytes) => {
    const take = pair();
    expect(take(character.repeat(Math.floor((95 * KIB) / bytes)))).toBe(true);
    expect(take(character.repeat((2 * KIB) / bytes))).toBe(false);
  });
});
