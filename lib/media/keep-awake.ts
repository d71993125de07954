/** Browsers let a page make sound after one of these; capturing may count as well. */
const GESTURES = ['pointerdown', 'keydown'] as const;

/**
 * Resumes a context that the browser does not let run yet, at once if possible, else at the person's
 * next gesture; again when something (a phone call) interrupts it. W3C webaudio 1.1.
 *
 * @param gestures where the person's gestures arrive
 * @returns what ends it
 */
export function keepAwake(context: AudioContext, gestures: EventTarget): () => void {
  const resume = () => {
    if (context.state === 'running' || context.state === 'closed') return;
    // Refused means not yet: the next gesture asks again.
    context.resume().catch(() => undefined);
  };
  context.addEventListener('statechange', resume);
  for (const gesture of GESTURES) gestures.addEventListener(gesture, resume);
  resume();
  return () => {
    context.removeEventListener('statechange', resume);
    for (const gesture of GESTURES) gestures.removeEventListener(gesture, resume);
  };
}
