import type { GatheredFiles } from './gathered-files';
import { gathered, MAX_GATHERED } from './gathered-files';

/**
 * @returns the files of what was dropped or pasted, those of folders among them; what can't be read is left out. The items
 * are only looked at before this function first waits: afterwards they are empty (HTML, 6.11.3)
 */
export async function droppedFiles(items: DataTransferItemList): Promise<GatheredFiles> {
  const roots = [...items]
    .filter(({ kind }) => kind === 'file')
    .flatMap((item): (File | FileSystemEntry)[] => {
      const one = item.webkitGetAsEntry() ?? item.getAsFile();
      return one ? [one] : [];
    });
  const files: File[] = [];
  for (const root of roots) {
    if (root instanceof File) files.push(root);
    else await gather(root, files);
  }
  return gathered(files);
}

/** Adds an entry's files, until there is one more than may be. */
async function gather(entry: FileSystemEntry, files: File[]): Promise<void> {
  if (files.length > MAX_GATHERED) return;
  if (isFile(entry)) {
    const file = await orNull<File>((done, failed) => entry.file(done, failed));
    if (file) files.push(file);
  }
  if (isDirectory(entry)) await gatherAll(entry.createReader(), files);
}

/** A reader hands a folder over in parts; the empty one is the last (File and Directory Entries API, 7.3). */
async function gatherAll(reader: FileSystemDirectoryReader, files: File[]): Promise<void> {
  while (files.length <= MAX_GATHERED) {
    const part = await orNull<FileSystemEntry[]>((done, failed) =>
      reader.readEntries(done, failed),
    );
    if (!part || part.length === 0) return;
    for (const entry of part) await gather(entry, files);
  }
}

function orNull<T>(ask: (done: (value: T) => void, failed: () => void) => void): Promise<T | null> {
  return new Promise((resolve) => ask(resolve, () => resolve(null)));
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
