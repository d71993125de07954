/**
 * Lets an element sound from a chosen speaker, where the browser can (W3C audio-output 2.2); from the
 * system's default one when the chosen one is gone. Never rejects.
 *
 * @param deviceId '' is the system's default
 */
export async function setSpeaker(element: HTMLMediaElement, deviceId: string): Promise<void> {
  if (!('setSinkId' in element) || element.sinkId === deviceId) return;
  try {
    await element.setSinkId(deviceId);
  } catch {
    if (deviceId !== '') await setSpeaker(element, '');
  }
}
