import { lifetimeOf } from './certificate-pair';

/** @returns when to ask for the next certificate: when two thirds of this one's life are over, in ms since 1970 */
export function renewalTime(cert: string): number {
  const { fromMs, toMs } = lifetimeOf(cert);
  return fromMs + ((toMs - fromMs) * 2) / 3;
}
