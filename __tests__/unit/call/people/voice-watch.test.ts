import { VoiceWatch } from '../../../../lib/call/people/voice-watch';

/** A clock, and a question that takes its time. */
function machine(tookMs: number) {
  let nowMs = 0;
  const level = jest.fn(() => {
    nowMs += tookMs;
    return 0.3;
  });
  return { level, now: () => nowMs };
}

describe('a watch over a voice', () => {
  it('tells that somebody begins to speak, and stops', () => {
    const watch = new VoiceWatch(() => 0);
    expect(watch.poll(() => 0.01, 0)).toBe(false);
    expect(watch.poll(() => 0.3, 400)).toBe(true);
    expect(watch.speaking).toBe(true);
    expect(watch.poll(() => 0.3, 800)).toBe(false);
    expect(watch.poll(() => 0, 2_100)).toBe(true);
    expect(watch.speaking).toBe(false);
  });

  it('asks no more often than a mark needs', () => {
    const { level, now } = machine(0);
    const watch = new VoiceWatch(now);
    for (const nowMs of [0, 200, 399, 400]) watch.poll(level, nowMs);
    expect(level).toHaveBeenCalledTimes(2);
  });

  it('asks seldom where the question takes long', () => {
    const { level, now } = machine(20);
    const watch = new VoiceWatch(now);
    for (let nowMs = 0; nowMs < 10_000; nowMs += 200) watch.poll(level, nowMs);
    // A hundredth of the time, or 100 ms.
    expect(level).toHaveBeenCalledTimes(5);
    expect(watch.speaking).toBe(true);
  });
});
