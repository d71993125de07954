import type { IncomingMessage } from 'node:http';

/** In characters. What a browser prefers is said in less, however many languages somebody reads. */
export const MAX_PREFERENCE_LENGTH = 512;

const PREFERENCES = ['accept', 'accept-encoding', 'accept-language'] as const;

/**
 * Has a preference (RFC 9110, section 12.5) that is longer than any browser's be as if it had not been said: to read it would cost
 * more than the answer.
 */
export function boundPreferences({ headers }: IncomingMessage): void {
  for (const name of PREFERENCES) {
    if ((headers[name]?.length ?? 0) > MAX_PREFERENCE_LENGTH) delete headers[name];
  }
}
