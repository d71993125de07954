/** Not in every browser: each is asked for, and does without what it does not know (W3C Media Session, 4.3). */
export type CallAction = 'togglemicrophone' | 'togglecamera' | 'hangup' | 'enterpictureinpicture';

/** As browsers have it; TypeScript's types lack what belongs to calls, and older browsers promise nothing. */
interface CallSession {
  setActionHandler?: (action: CallAction, handler: (() => void) | null) => void;
  setMicrophoneActive?: (active: boolean) => Promise<void> | undefined;
  setCameraActive?: (active: boolean) => Promise<void> | undefined;
}

/** @returns undefined where there is none */
export function sessionOf(): CallSession | undefined {
  const session: unknown = navigator.mediaSession;
  return session as CallSession | undefined;
}

/** @returns whether the browser knows the action */
export function setSessionHandler(action: CallAction, handler: (() => void) | null): boolean {
  const session = sessionOf();
  if (!session?.setActionHandler) return false;
  try {
    session.setActionHandler(action, handler);
    return true;
  } catch {
    // A browser that does not know this one (a TypeError, as of any enumeration).
    return false;
  }
}
