import { useEffect, useState } from 'react';

/** @returns whether it holds, and has for so long, in milliseconds */
export function useLasting(holds: boolean, ms: number): boolean {
  const [lasts, setLasts] = useState(false);
  if (lasts && !holds) setLasts(false);
  useEffect(() => {
    if (!holds) return undefined;
    const timer = setTimeout(() => setLasts(true), ms);
    return () => clearTimeout(timer);
  }, [holds, ms]);
  return holds && lasts;
}
