import { GrowingPauses } from './growing-pauses';

/**
 * Lets an element sound from a chosen speaker, where the browser can (W3C audio-output 2.2). While the chosen one can't
 * be had, from the system's default one: a headset is listed before it is ready. Never throws.
 *
 * @param deviceId '' is the system's default
 * @returns what ends it; the element stays with the speaker it has
 */
export function setSpeaker(element: HTMLMediaElement, deviceId: string): () => void {
  const pauses = new GrowingPauses();
  let ended = false;
  const take = async (): Promise<void> => {
    if (await setSink(element, deviceId)) return;
    if (ended) return;
    pauses.wait(() => void take());
    await setSink(element, '');
  };
  void take();
  return () => {
    ended = true;
    pauses.cancel();
  };
}

/** Never rejects. @returns whether the element sounds from there, or can't be told where to sound from */
export async function setSink(element: HTMLMediaElement, deviceId: string): Promise<boolean> {
  if (!('setSinkId' in element) || element.sinkId === deviceId) return true;
  try {
    await element.setSinkId(deviceId);
    return true;
  } catch {
    return false;
  }
}
