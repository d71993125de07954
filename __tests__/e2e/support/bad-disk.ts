/**
 * Runs in the page before its own scripts, and answers the dialog for a place on the disk with one that is of no use: a full
 * disk, or for files of that name one that the browser does not let the page write to.
 */
export function installBadDisk(forbidden: string): void {
  const fail = (name: string) => Promise.reject(new DOMException('of no use', name));
  const stream = {
    write: () => fail('QuotaExceededError'),
    close: () => Promise.resolve(),
    abort: () => Promise.resolve(),
  };
  Object.assign(window, {
    showSaveFilePicker: ({ suggestedName }: { suggestedName: string }) =>
      Promise.resolve({
        createWritable: () =>
          suggestedName === forbidden ? fail('NotAllowedError') : Promise.resolve(stream),
      }),
  });
}
