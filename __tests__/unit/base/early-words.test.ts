import { EarlyWords } from '../../../lib/base/early-words';

describe('EarlyWords', () => {
  it('keeps texts in their order, and has them no more when they were taken', () => {
    const words = new EarlyWords();
    for (const data of ['a', new Uint8Array(3), 'b', undefined]) words.hold(data);
    expect(words.take()).toEqual(['a', 'b']);
    expect(words.take()).toEqual([]);
  });

  it('is bounded in number', () => {
    const words = new EarlyWords();
    for (let index = 0; index < 1_000; index++) words.hold(String(index));
    const kept = words.take();
    expect(kept).toHaveLength(64);
    expect(kept[63]).toBe('63');
  });

  it('is bounded in length, and has room again when that was taken', () => {
    const words = new EarlyWords();
    const half = 'x'.repeat(128 * 1_024);
    for (const text of [half, half, 'more']) words.hold(text);
    expect(words.take()).toEqual([half, half]);
    words.hold('more');
    expect(words.take()).toEqual(['more']);
  });
});
