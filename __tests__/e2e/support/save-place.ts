export interface SavePlace {
  /** @returns what a file has in it that was saved under that name */
  readonly read: (name: string) => Promise<string>;
}

declare global {
  interface Window {
    savePlace: SavePlace;
  }
}

/**
 * Runs in the page before its own scripts and answers the dialog for a place on the disk, which a browser without a window
 * can't show, with a file of its own storage. Self-contained, because only its source text travels to the browser.
 */
export function installSavePlace(): void {
  const place = async (name: string, create: boolean) => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('saved', { create: true });
    return folder.getFileHandle(name, { create });
  };
  Object.assign(window, {
    showSaveFilePicker: ({ suggestedName }: { suggestedName: string }) =>
      place(suggestedName, true),
  });
  window.savePlace = {
    read: async (name) => (await (await place(name, false)).getFile()).text(),
  };
}
