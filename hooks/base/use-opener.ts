import { useContext, useState } from 'react';
import { ArrivalsContext } from './use-arrival-focus';

/**
 * Remembers what has the focus when something is opened.
 *
 * @returns what gives the focus back to it when that is closed; to the view's heading where it can have none any more
 */
export function useOpener(): () => void {
  const arrivals = useContext(ArrivalsContext);
  const [opener] = useState(() => document.activeElement);
  return () => {
    if (opener instanceof HTMLElement) opener.focus();
    if (document.activeElement !== opener) arrivals?.comeBack();
  };
}
