import type { DiskAnswer, DiskJob } from './disk-job';
import type { Sink } from './sink';
import type { TransferId } from './transfer-snapshot';

/** In the site's own part of the disk (File System, 3: the origin private file system). */
const FOLDER = 'transfers';

type Done = Extract<DiskAnswer, { status: 'done' }>;

/** The worker that writes one file; it answers in the order in which it was asked. */
class Disk {
  readonly #worker = new Worker(new URL('./disk-worker.ts', import.meta.url), { type: 'module' });
  readonly #asked: { resolve: (done: Done) => void; reject: (error: Error) => void }[] = [];

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<DiskAnswer>) => {
      const asker = this.#asked.shift();
      if (data.status === 'done') asker?.resolve(data);
      else asker?.reject(new DOMException('The disk refused', data.name));
    };
    this.#worker.onerror = () => this.end();
  }

  /** Bytes to write are handed over, and not the asker's any more. */
  ask(job: DiskJob): Promise<Done> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve, reject });
      this.#worker.postMessage(job, job.type === 'write' ? [job.bytes.buffer] : []);
    });
  }

  end(): void {
    this.#worker.terminate();
    const error = new DOMException('There is no worker', 'NotAllowedError');
    for (const { reject } of this.#asked.splice(0)) reject(error);
  }
}

/** @returns a file on the browser's own disk. Rejects where there is none, as in some private windows */
export async function diskSink(id: TransferId): Promise<Sink> {
  const disk = new Disk();
  try {
    const { length } = await disk.ask({ type: 'open', folder: FOLDER, name: id });
    const letGo = holdFile(id);
    const close = once(async () => {
      await disk.ask({ type: 'close' });
      disk.end();
    });
    return {
      length,
      read: async (position, bytes) =>
        (await disk.ask({ type: 'read', position, length: bytes })).bytes,
      write: async (position, bytes) => {
        await disk.ask({ type: 'write', position, bytes });
      },
      async finish(name, type) {
        await close();
        const file = await (await (await folder()).getFileHandle(id)).getFile();
        return new File([file], name, { type });
      },
      async discard() {
        await close().catch(() => undefined);
        letGo();
        await (await folder()).removeEntry(id);
      },
    };
  } catch (error) {
    disk.end();
    throw error;
  }
}

/** Deletes what was not touched since that time, in milliseconds since the epoch, but for these, and what a page has. */
export async function sweepDisk(kept: readonly string[], untouchedSinceMs: number): Promise<void> {
  const directory = await folder();
  for await (const [name, handle] of directory.entries()) {
    if (kept.includes(name) || !(handle instanceof FileSystemFileHandle)) continue;
    const { lastModified } = await handle.getFile();
    if (lastModified >= untouchedSinceMs) continue;
    await navigator.locks.request(lockOf(name), { ifAvailable: true }, async (lock) => {
      if (lock) await directory.removeEntry(name).catch(() => undefined);
    });
  }
}

/** Tells the pages of other tabs that this one has the file, until it lets go of it or dies (Web Locks API, 2). */
function holdFile(name: string): () => void {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  void navigator.locks.request(lockOf(name), { mode: 'shared' }, () => held);
  return letGo;
}

function lockOf(name: string): string {
  return `tertulia.transfer.${name}`;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}

async function folder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}
