import { soundLevel } from '../../../lib/media/sound-level';

describe('soundLevel', () => {
  it.each([
    ['silence', 0, 0],
    ['less than the floor', 0.0005, 0],
    ['-40 dB', 0.01, 1 / 3],
    ['-20 dB', 0.1, 2 / 3],
    ['full scale', 1, 1],
    ['more than full scale', 2, 1],
  ])('puts %s in its place', (_, sample, level) => {
    expect(soundLevel(new Float32Array(64).fill(sample))).toBeCloseTo(level, 5);
  });

  it('judges the power, whatever its sign', () => {
    const wave = Float32Array.from({ length: 64 }, (_, i) => (i % 2 ? 0.1 : -0.1));
    expect(soundLevel(wave)).toBeCloseTo(2 / 3, 5);
  });

  it('takes nothing for silence', () => {
    expect(soundLevel(new Float32Array())).toBe(0);
  });
});
