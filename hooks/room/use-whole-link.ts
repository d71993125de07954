import { useClientValue } from '../base/use-client-value';

const originOf = () => window.location.origin;

/** @param path from the site's root on @returns the link that leads there from anywhere; the path alone on the server */
export function useWholeLink(path: string): string {
  return `${useClientValue(originOf, '')}${path}`;
}
