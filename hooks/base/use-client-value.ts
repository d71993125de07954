import { useSyncExternalStore } from 'react';

const neverChanges = () => () => undefined;

/**
 * Something that only the browser knows and that stays as it is. The server's rendering and the first one in
 * the browser use `onServer`, so that they agree.
 *
 * @param read gives the same primitive every time
 */
export function useClientValue<T extends string | number | boolean>(read: () => T, onServer: T): T {
  return useSyncExternalStore(neverChanges, read, () => onServer);
}
