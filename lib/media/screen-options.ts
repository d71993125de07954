/** Text is to be read: few frames, but sharp ones. */
export const screenVideo: MediaTrackConstraints = { frameRate: { ideal: 15, max: 30 } };

/** What TypeScript does not know yet (W3C screen-capture 5.4 and 5.5). */
interface ScreenOptions extends DisplayMediaStreamOptions {
  readonly audio: MediaTrackConstraints & { readonly restrictOwnAudio: boolean };
  readonly selfBrowserSurface: 'include' | 'exclude';
  readonly surfaceSwitching: 'include' | 'exclude';
  readonly monitorTypeSurfaces: 'include' | 'exclude';
  readonly systemAudio: 'include' | 'exclude';
  readonly windowAudio: 'exclude' | 'window' | 'system';
}

/**
 * What the browser's picker offers, and how sound is taken: as it is, in stereo, for music and films. The voices of the
 * call come out of the same machine, and nobody wants to hear themselves. So the sound of a whole screen or window is
 * offered only where the browser can leave out this page's.
 */
export function screenOptions(devices: MediaDevices): ScreenOptions {
  const canLeaveOut = 'restrictOwnAudio' in devices.getSupportedConstraints();
  return {
    video: screenVideo,
    audio: {
      restrictOwnAudio: true,
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
      channelCount: { ideal: 2 },
    },
    // This page shows the others already, and would show itself without end.
    selfBrowserSurface: 'exclude',
    surfaceSwitching: 'include',
    monitorTypeSurfaces: 'include',
    systemAudio: canLeaveOut ? 'include' : 'exclude',
    windowAudio: canLeaveOut ? 'window' : 'exclude',
  };
}
