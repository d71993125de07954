import { diskSink, sweepDisk } from './disk-sink';
import { LEFT_MS } from './limits';
import { MemorySinks } from './memory-sink';
import type { Sink, Sinks } from './sink';

/** Where there is a dialog for it (File System Access, 3.3); TypeScript does not know of it. */
interface SavePicker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/** A file where the person said. It is there when it is whole, and not before. */
async function placeSink(handle: FileSystemFileHandle): Promise<Sink> {
  const stream = await handle.createWritable();
  return {
    length: 0,
    read: () => Promise.resolve(new Uint8Array()),
    write: (position, data) => stream.write({ type: 'write', position, data }),
    async finish() {
      await stream.close();
      return null;
    },
    discard: () => stream.abort(),
  };
}

async function hasDisk(): Promise<boolean> {
  try {
    await navigator.storage.getDirectory();
    return true;
  } catch {
    return false;
  }
}

const memory = new MemorySinks();

/** The browser's. */
export const browserSinks: Sinks = {
  async maxBytes() {
    if (!(await hasDisk())) return memory.space;
    const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
    return Math.max(0, quota - usage);
  },
  async keep(id, size) {
    return (await hasDisk()) ? diskSink(id) : memory.keep(size);
  },
  async ask(suggestedName) {
    const { showSaveFilePicker } = window as SavePicker;
    if (!showSaveFilePicker) return null;
    try {
      return await placeSink(await showSaveFilePicker.call(window, { suggestedName }));
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return null;
      throw error;
    }
  },
  async sweep(kept) {
    if (await hasDisk()) await sweepDisk(kept, Date.now() - LEFT_MS);
  },
};
