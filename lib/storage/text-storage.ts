/** The part of Web Storage that is used to remember things. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Makes a storage that never throws. Browsers deny the very access to `localStorage` when cookies are
 * blocked, and writing fails when the quota is used up: then nothing is remembered, and nothing else.
 *
 * @param find called anew each time, so that nothing is touched before it is needed
 */
export function guardedStorage(find: () => TextStorage): TextStorage {
  return {
    getItem(key) {
      try {
        return find().getItem(key);
      } catch {
        return null;
      }
    },
    setItem(key, value) {
      try {
        find().setItem(key, value);
      } catch {
        // Remembering is a comfort; whoever asked for it can't do anything about it.
      }
    },
    removeItem(key) {
      try {
        find().removeItem(key);
      } catch {
        // There is nothing, then.
      }
    },
  };
}

/** What this browser keeps for this site from visit to visit. */
export const deviceStorage = guardedStorage(() => window.localStorage);

/** What a tab keeps until it is closed, also when its page is loaded again. */
export const tabStorage = guardedStorage(() => window.sessionStorage);
