import { useClientValue } from '../base/use-client-value';

const isFramed = () => window.parent !== window;

/** Whether the page is in a frame of another one. */
export function useFramed(): boolean {
  return useClientValue(isFramed, false);
}
