import { pause } from '../base/pause';
import { deviceStorage } from '../storage/text-storage';
import { DeviceMemory } from './device-memory';
import { setSink } from './speaker';

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
  /** A fourth up. */
  coming: [
    { hertz: 392, from: 0, to: 0.12 },
    { hertz: 523, from: 0.12, to: 0.35 },
  ],
  /** The same down. */
  going: [
    { hertz: 523, from: 0, to: 0.12 },
    { hertz: 392, from: 0.12, to: 0.35 },
  ],
  /** One high note. */
  hand: [{ hertz: 988, from: 0, to: 0.3 }],
  /** Three notes of a chord, long enough to look for the knob. */
  test: [
    { hertz: 392, from: 0, to: 0.35 },
    { hertz: 494, from: 0.35, to: 0.7 },
    { hertz: 587, from: 0.7, to: 1.3 },
  ],
} as const satisfies Record<string, readonly Tone[]>;

/** So soft that it does not cover who speaks. */
const LOUDNESS = 0.06;
/** As loud as speech: it says how loud the others will be. */
const TEST_LOUDNESS = 0.25;
/** As good as nothing; exponential ramps can't reach it. */
const SILENCE = 0.0001;

/** What sounds later says nothing any more. */
const WAIT_MS = 1_000;

/** Where a chime goes, and what gives that back. */
interface Output {
  readonly node: AudioNode;
  readonly close: () => void;
}

/**
 * Plays a short sound. Where pages can't, or may not, nothing is heard. Never rejects.
 *
 * @param speakerId '' is the system's default; without one, the speaker that was chosen on this device
 */
export async function playChime(
  name: keyof typeof chimes,
  speakerId = new DeviceMemory(deviceStorage).chosen('speaker'),
): Promise<void> {
  if (typeof AudioContext !== 'function') return;
  const context = new AudioContext();
  if (!(await comesToRun(context))) return void context.close();
  const output = await openOutput(context, speakerId);
  const loudness = name === 'test' ? TEST_LOUDNESS : LOUDNESS;
  const tones: readonly Tone[] = chimes[name];
  const nowS = context.currentTime;
  for (const [at, { hertz, from, to }] of tones.entries()) {
    const gain = context.createGain();
    gain.gain.setValueAtTime(loudness, nowS + from);
    gain.gain.exponentialRampToValueAtTime(SILENCE, nowS + to);
    gain.connect(output.node);
    const tone = context.createOscillator();
    tone.frequency.setValueAtTime(hertz, nowS + from);
    tone.connect(gain);
    if (at === tones.length - 1) tone.onended = output.close;
    tone.start(nowS + from);
    tone.stop(nowS + to);
  }
}

/** Without a gesture on the page a browser may not let it, and leaves the promise open until there is one. */
async function comesToRun(context: AudioContext): Promise<boolean> {
  try {
    await Promise.race([context.resume(), pause(WAIT_MS)]);
  } catch {
    // Refused.
  }
  return context.state === 'running';
}

/** By an element, as the call itself sounds: not every browser lets a context choose its speaker. */
async function openOutput(context: AudioContext, speakerId: string): Promise<Output> {
  const usual = { node: context.destination, close: () => void context.close() };
  if (speakerId === '') return usual;
  const element = new Audio();
  const node = context.createMediaStreamDestination();
  element.srcObject = node.stream;
  try {
    if (!(await setSink(element, speakerId))) return usual;
    await element.play();
  } catch {
    return usual;
  }
  const close = () => {
    element.srcObject = null;
    usual.close();
  };
  return { node, close };
}
