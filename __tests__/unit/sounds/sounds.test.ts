import type { Sound } from '../../../lib/sounds/sounds';
import { Sounds } from '../../../lib/sounds/sounds';
import { FakeStorage } from '../../fakes/fake-storage';

const all: readonly Sound[] = ['knock', 'coming', 'going', 'hand', 'message'];

function soundWorld() {
  const world = { nowMs: 0 };
  const play = jest.fn<void, [Sound]>();
  const sounds = new Sounds({ storage: new FakeStorage(), play, nowMs: () => world.nowMs });
  return { world, sounds, heard: () => play.mock.calls.map(([sound]) => sound) };
}

describe('Sounds', () => {
  it('are quiet at first, but for knocks', () => {
    const { sounds, heard } = soundWorld();
    for (const sound of all) sounds.play(sound);
    expect(heard()).toEqual(['knock']);
  });

  it.each(all)('can be on and off, each by itself: %s', (sound) => {
    const { sounds, heard } = soundWorld();
    for (const one of all) sounds.choices[one].choose(one === sound);
    for (const one of all) sounds.play(one);
    expect(heard()).toEqual([sound]);
  });

  it('are heard once in three seconds, however often something happens, each by itself', () => {
    const { world, sounds, heard } = soundWorld();
    sounds.choices.hand.choose(true);
    sounds.play('hand');
    world.nowMs = 2_999;
    sounds.play('hand');
    sounds.play('knock');
    expect(heard()).toEqual(['hand', 'knock']);
    world.nowMs = 3_000;
    sounds.play('hand');
    expect(heard()).toEqual(['hand', 'knock', 'hand']);
  });
});
