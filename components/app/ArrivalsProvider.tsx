import type { ReactNode } from 'react';
import { useState } from 'react';
import { Arrivals, ArrivalsContext } from '../../hooks/base/use-arrival-focus';

/** Outlives the pages: whoever goes from one to another arrives as within one. */
export function ArrivalsProvider({ children }: { children: ReactNode }) {
  const [arrivals] = useState(() => new Arrivals());
  return <ArrivalsContext value={arrivals}>{children}</ArrivalsContext>;
}
