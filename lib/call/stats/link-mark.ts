import type { LinkFigures, ReceivedFigures } from './link-figures';

/** From best to worst. */
export const grades = ['good', 'fair', 'poor'] as const;
export type Grade = (typeof grades)[number];

/** How well what somebody sends arrives here, and what it is that is weak: a line, or a machine that has no time. */
export interface LinkMark {
  readonly grade: Grade;
  readonly weak: 'line' | 'device' | null;
}

/** From where on a figure is fair, and from where on poor. */
interface Limits {
  readonly fair: number;
  readonly poor: number;
}

/** Why these are what they are stands in docs/quality.md. */
const CONCEALED: Limits = { fair: 0.03, poor: 0.1 };
const LOSS: Limits = { fair: 0.03, poor: 0.1 };
const ROUND_TRIP_MS: Limits = { fair: 400, poor: 800 };
const FROZEN: Limits = { fair: 0.1, poor: 0.35 };
/** Of what is missing of the usual frames. */
const MISSING: Limits = { fair: 0.5, poor: 0.75 };

/** What tells that a line is why frames are late, though it is no harm by itself. */
const TRACE_OF_LOSS = 0.01;
const TRACE_OF_JITTER_MS = 50;

/** Below it next to nothing is sent: a muted microphone, a camera that rests. Shares of so little mean nothing. */
const TRICKLE_BITRATE = 8_000;

/** No camera is expected to be better than this, and none is excused for being worse, in frames a second. */
const USUAL_FRAME_RATE = { least: 12, most: 24 };

/** What the sender says that it sends. */
export interface Sending {
  readonly microphone: boolean;
  readonly camera: boolean;
}

/**
 * Judges one look at a link. What a browser does not tell, and what is not sent, counts neither for nor against it.
 *
 * @param usualFrameRate of that camera, see {@link usualFrameRate}
 * @returns null when nothing is known
 */
export function markOf(
  figures: LinkFigures,
  sending: Sending,
  usualFrameRate: number,
): LinkMark | null {
  const { roundTripMs } = figures;
  const sound = sending.microphone ? flowing(figures.received.get('microphone')) : null;
  const pictures = sending.camera ? shown(figures.received.get('camera')) : null;
  if (!sound && !pictures && roundTripMs === null) return null;
  const flows = [...figures.received.values()].flatMap((one) => flowing(one) ?? []);
  const loss = Math.max(0, ...flows.map((one) => one.loss));
  const jitterMs = Math.max(0, ...flows.map((one) => one.jitterMs ?? 0));
  const concealed = sound?.concealed ?? 0;
  const ofLine = worst(
    gradeOf(concealed, CONCEALED),
    gradeOf(loss, LOSS),
    gradeOf(roundTripMs ?? 0, ROUND_TRIP_MS),
  );
  const ofPictures = pictures
    ? worst(
        gradeOf(pictures.frozen, FROZEN),
        gradeOf(1 - pictures.frameRate / usualFrameRate, MISSING),
      )
    : 'good';
  const grade = worst(ofLine, ofPictures);
  if (grade === 'good') return { grade, weak: null };
  const isLine =
    ofLine !== 'good' ||
    Math.max(loss, concealed) >= TRACE_OF_LOSS ||
    jitterMs >= TRACE_OF_JITTER_MS;
  return { grade, weak: isLine ? 'line' : 'device' };
}

/**
 * @param frameRates what a camera's pictures came with lately, in frames a second
 * @returns what it does when nothing is in its way: the upper quartile, within reason
 */
export function usualFrameRate(frameRates: readonly number[]): number {
  const { least, most } = USUAL_FRAME_RATE;
  const sorted = frameRates.filter((rate) => rate > 0).sort((one, other) => one - other);
  const usual = sorted[Math.floor(0.75 * sorted.length)] ?? least;
  return Math.max(least, Math.min(most, usual));
}

/** @returns the worst of several */
export function worst(...among: readonly Grade[]): Grade {
  return grades.findLast((grade) => among.includes(grade)) ?? 'good';
}

function flowing(received: ReceivedFigures | undefined): ReceivedFigures | null {
  return received && received.bitrate >= TRICKLE_BITRATE ? received : null;
}

/** A wall that nobody moves before takes next to nothing, too: frames tell it from a camera that rests. */
function shown(received: ReceivedFigures | undefined): ReceivedFigures | null {
  return received && received.frameRate > 0 ? received : flowing(received);
}

function gradeOf(value: number, { fair, poor }: Limits): Grade {
  if (value > poor) return 'poor';
  return value > fair ? 'fair' : 'good';
}
