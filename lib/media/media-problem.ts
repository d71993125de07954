import type { MediaProblem } from './media-snapshot';

/** Names of exceptions: W3C mediacapture-streams 10.3.6 (getUserMedia), screen-capture 6.1. */
const problems: ReadonlyMap<unknown, MediaProblem> = new Map<unknown, MediaProblem>([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
]);

/** Tells from what a browser threw why there is no device or screen. */
export function mediaProblem(error: unknown): MediaProblem {
  // Not every browser's OverconstrainedError is an Error, so only the name counts.
  if (typeof error !== 'object' || error === null || !('name' in error)) return 'unknown';
  return problems.get(error.name) ?? 'unknown';
}
