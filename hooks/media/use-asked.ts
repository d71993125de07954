import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { useLasting } from '../base/use-lasting';

/** A camera that nobody is asked about starts sooner, as a rule. */
const ASKED_AFTER_MS = 4_000;

/**
 * @returns whether camera or microphone take so long that the browser may have asked about them: a question may be
 * overlooked, and nothing tells the page that it stands there
 */
export function useAsked({ camera, microphone }: MediaSnapshot): boolean {
  const starting = camera.status === 'starting' || microphone.status === 'starting';
  return useLasting(starting, ASKED_AFTER_MS);
}
