import type { NewsKind } from '../../lib/sounds/read-out';
import { readOut } from '../../lib/sounds/read-out';
import { useSwitch } from './use-switch';

/** @returns whether what appears there is read out, as `aria-live` has it (WAI-ARIA 1.2) */
export function useLive(kind: NewsKind): 'polite' | 'off' {
  const [on] = useSwitch(readOut[kind]);
  return on ? 'polite' : 'off';
}
