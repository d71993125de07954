/** One tone of a chime: its pitch in hertz, and from when to when it sounds, in seconds. */
interface Tone {
  readonly hertz: number;
  readonly from: number;
  readonly to: number;
}

const chimes = {
  /** Two soft notes, one over the other. */
  message: [
    { hertz: 660, from: 0, to: 0.1 },
    { hertz: 880, from: 0.1, to: 0.35 },
  ],
  /** Low and short, twice, as on wood. */
  knock: [
    { hertz: 220, from: 0, to: 0.12 },
    { hertz: 220, from: 0.2, to: 0.32 },
  ],
} as const satisfies Record<string, readonly Tone[]>;

/** So soft that it does not cover who speaks. */
const LOUDNESS = 0.06;
/** As good as nothing; exponential ramps can't reach it. */
const SILENCE = 0.0001;

/** Plays a short sound on the system's speaker. Where pages can't, or may not, nothing is heard. */
export function playChime(name: keyof typeof chimes): void {
  if (typeof AudioContext !== 'function') return;
  const context = new AudioContext();
  const tones = chimes[name];
  const nowS = context.currentTime;
  for (const [at, { hertz, from, to }] of tones.entries()) {
    const gain = context.createGain();
    gain.gain.setValueAtTime(LOUDNESS, nowS + from);
    gain.gain.exponentialRampToValueAtTime(SILENCE, nowS + to);
    gain.connect(context.destination);
    const tone = context.createOscillator();
    tone.frequency.setValueAtTime(hertz, nowS + from);
    tone.connect(gain);
    if (at === tones.length - 1) tone.onended = () => void context.close();
    tone.start(nowS + from);
    tone.stop(nowS + to);
  }
}
