import { useEffect, useEffectEvent } from 'react';

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

/** Not in every browser: each is asked for, and does without what it does not know. */
type CallAction = 'togglemicrophone' | 'togglecamera' | 'hangup';

/** Has the system's own buttons do what those of the call do, for as long as there is one. */
export function useMediaSession(
  { microphoneOn, cameraOn }: MediaSessionState,
  verbs: MediaSessionVerbs,
): void {
  const microphone = useEffectEvent(() => verbs.microphone());
  const camera = useEffectEvent(() => verbs.camera());
  const hangUp = useEffectEvent(() => verbs.hangUp());
  useEffect(() => {
    setHandler('togglemicrophone', () => microphone());
    setHandler('togglecamera', () => camera());
    setHandler('hangup', () => hangUp());
    return () => {
      for (const action of ['togglemicrophone', 'togglecamera', 'hangup'] as const) {
        setHandler(action, null);
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

function setHandler(action: CallAction, handler: (() => void) | null): void {
  try {
    sessionOf()?.setActionHandler?.(action, handler);
  } catch {
    // A browser that does not know this one (a TypeError, as of any enumeration).
  }
}

/** As browsers have it; TypeScript's types lack what belongs to calls, and older browsers promise nothing. */
interface CallSession {
  setActionHandler?: (action: CallAction, handler: (() => void) | null) => void;
  setMicrophoneActive?: (active: boolean) => Promise<void> | undefined;
  setCameraActive?: (active: boolean) => Promise<void> | undefined;
}

function sessionOf(): CallSession | undefined {
  const session: unknown = navigator.mediaSession;
  return session as CallSession | undefined;
}
