import { useEffect, useEffectEvent } from 'react';

/** Tells whether somebody sees what is drawn: for as long as it is, and the page is looked at. */
export function useLooking(onLook: (looking: boolean) => void): void {
  const tell = useEffectEvent(onLook);
  useEffect(() => {
    const look = () => tell(document.visibilityState === 'visible');
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      tell(false);
    };
  }, []);
}
