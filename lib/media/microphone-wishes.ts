import { microphoneConstraints } from './capture-profile';

/** What is wanted of the microphone, whichever it is: whether it is heard, and whether it takes music or a voice. */
export class MicrophoneWishes {
  readonly #constrain: (constraints: MediaTrackConstraints) => void;
  #muted: boolean;
  #talking = false;
  #music = false;

  /** @param constrain told of what is wanted of its sound whenever that is said */
  constructor(muted: boolean, constrain: (constraints: MediaTrackConstraints) => void) {
    this.#muted = muted;
    this.#constrain = constrain;
  }

  /** Whether nobody is to hear it, as things are. */
  get muted(): boolean {
    return this.#muted && !this.#talking;
  }

  /** Whether it is heard only as long as something is held. */
  get talking(): boolean {
    return this.#talking;
  }

  get music(): boolean {
    return this.#music;
  }

  get constraints(): MediaTrackConstraints {
    return microphoneConstraints(this.#music);
  }

  /** What is done with its sound on the way follows the hint (W3C mst-content-hint 2.1). */
  get contentHint(): '' | 'music' {
    return this.#music ? 'music' : '';
  }

  mute(muted: boolean): void {
    this.#muted = muted;
    this.#talking = false;
  }

  /**
   * Has a muted microphone heard while something is held. What is done about it otherwise meanwhile is the later word.
   *
   * @param isOn whether there is a microphone to be heard
   * @returns whether that changes anything
   */
  talk(talking: boolean, isOn: boolean): boolean {
    if (talking === this.#talking) return false;
    if (talking && !(this.#muted && isOn)) return false;
    this.#talking = talking;
    return true;
  }

  take(music: boolean): void {
    this.#music = music;
    this.#constrain(this.constraints);
  }
}
