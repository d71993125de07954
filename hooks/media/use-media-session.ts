import { useEffect, useEffectEvent } from 'react';
import { sessionOf, setSessionHandler } from './session-handler';

/** What the lock screen, headset buttons and picture-in-picture windows may do (W3C Media Session, 5). */
export interface MediaSessionVerbs {
  readonly microphone: () => void;
  readonly camera: () => void;
  readonly hangUp: () => void;
}

interface MediaSessionState {
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
}

/** Has the system's own buttons do what those of the call do, for as long as there is one. */
export function useMediaSession(
  { microphoneOn, cameraOn }: MediaSessionState,
  verbs: MediaSessionVerbs,
): void {
  const microphone = useEffectEvent(() => verbs.microphone());
  const camera = useEffectEvent(() => verbs.camera());
  const hangUp = useEffectEvent(() => verbs.hangUp());
  useEffect(() => {
    setSessionHandler('togglemicrophone', () => microphone());
    setSessionHandler('togglecamera', () => camera());
    setSessionHandler('hangup', () => hangUp());
    return () => {
      for (const action of ['togglemicrophone', 'togglecamera', 'hangup'] as const) {
        setSessionHandler(action, null);
      }
    };
  }, []);
  useEffect(() => {
    const session = sessionOf();
    // Some browsers do it only while they show something.
    session?.setMicrophoneActive?.(microphoneOn)?.catch(() => undefined);
    session?.setCameraActive?.(cameraOn)?.catch(() => undefined);
  }, [microphoneOn, cameraOn]);
}
