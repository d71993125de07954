/** As browsers have it, most of them not at all; TypeScript does not know of it. */
interface AudioSession {
  type: string;
}

/**
 * Says that what the page sounds is a call (W3C Audio Session, 4: `play-and-record`), where the browser asks. An iPhone
 * whose silent switch is on plays nothing otherwise of a call in which the own microphone does not run.
 *
 * @returns what ends it: the browser decides by itself again
 */
export function soundAsCall(): () => void {
  const session = (navigator as { audioSession?: AudioSession }).audioSession;
  // A type that a browser does not know is ignored, as of any enumeration.
  if (session) session.type = 'play-and-record';
  return () => {
    if (session) session.type = 'auto';
  };
}
