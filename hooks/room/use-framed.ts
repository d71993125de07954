import { useClientValue } from '../base/use-client-value';

/** Whether the page is in a frame of another one, in the browser. */
export const isFramed = (): boolean => window.parent !== window;

/** Whether the page is in a frame of another one. */
export function useFramed(): boolean {
  return useClientValue(isFramed, false);
}
