import { systemClock } from '../base/clock';
import { playChime } from '../media/chime';
import { RememberedSwitch } from '../storage/remembered-switch';
import type { TextStorage } from '../storage/text-storage';
import { deviceStorage } from '../storage/text-storage';

/** What may be heard in a call besides people. */
export type Sound = 'knock' | 'coming' | 'going' | 'hand' | 'message';

/** Whoever knocks waits for somebody to hear it. All else can be seen, and would be heard by the others, too. */
const AT_FIRST: Readonly<Record<Sound, boolean>> = {
  knock: true,
  coming: false,
  going: false,
  hand: false,
  message: false,
};

/** However often others do something, it is heard no more often. */
export const SOUND_PAUSE_MS = 3_000;

interface SoundEdges {
  readonly storage: TextStorage;
  readonly play: (sound: Sound) => void;
  readonly nowMs: () => number;
}

/** The sounds of a call, each of which can be on or off on this device. */
export class Sounds {
  readonly choices: Readonly<Record<Sound, RememberedSwitch>>;
  readonly #edges: SoundEdges;
  readonly #playedMs = new Map<Sound, number>();

  constructor(edges: SoundEdges) {
    this.#edges = edges;
    const choice = (sound: Sound) =>
      new RememberedSwitch(`tertulia.sound.${sound}`, AT_FIRST[sound], edges.storage);
    this.choices = {
      knock: choice('knock'),
      coming: choice('coming'),
      going: choice('going'),
      hand: choice('hand'),
      message: choice('message'),
    };
  }

  /** Plays it, unless it is off, or was heard just now. */
  play(sound: Sound): void {
    if (!this.choices[sound].getSnapshot()) return;
    const nowMs = this.#edges.nowMs();
    if (nowMs - (this.#playedMs.get(sound) ?? -Infinity) < SOUND_PAUSE_MS) return;
    this.#playedMs.set(sound, nowMs);
    this.#edges.play(sound);
  }
}

export const deviceSounds = new Sounds({
  storage: deviceStorage,
  play: (sound) => void playChime(sound),
  nowMs: systemClock.now,
});
