import { useEffect } from 'react';
import { apartByItself, pageApart } from '../../lib/stage/apart';
import { setSessionHandler } from '../media/session-handler';
import { useSwitch } from '../base/use-switch';

const ACTION = 'enterpictureinpicture';

/** What stands there now: only setting it tells whether the browser knows the action, and is to change nothing. */
let handler: (() => void) | null = null;

/** Whether the browser asks a page to show its pictures apart when one changes tabs (W3C Media Session, 4.3). */
export const canEnterByItself = (): boolean => setSessionHandler(ACTION, handler);

function handle(next: (() => void) | null): void {
  handler = next;
  setSessionHandler(ACTION, next);
}

/** Shows the pictures apart when one changes tabs, where that was chosen and the browser asks for it. */
export function useApartByItself(): void {
  const [wanted] = useSwitch(apartByItself);
  useEffect(() => {
    if (!wanted) return undefined;
    handle(() => void pageApart.open());
    return () => handle(null);
  }, [wanted]);
}
