import type { DiskAnswer, DiskJob } from './disk-job';
import { whenFree } from './when-free';

/** Of the File System standard (WHATWG, 2.6); only workers have it, and TypeScript's types for pages do not. */
interface SyncAccessHandle {
  getSize: () => number;
  read: (buffer: Uint8Array<ArrayBuffer>, options: { at: number }) => number;
  write: (buffer: Uint8Array<ArrayBuffer>, options: { at: number }) => number;
  flush: () => void;
  close: () => void;
}

interface SyncFileHandle {
  createSyncAccessHandle: () => Promise<SyncAccessHandle>;
}

const NOTHING = new Uint8Array();
let disk: SyncAccessHandle | null = null;

async function open(folder: string, name: string): Promise<SyncAccessHandle> {
  const root = await navigator.storage.getDirectory();
  const directory = await root.getDirectoryHandle(folder, { create: true });
  const file = await directory.getFileHandle(name, { create: true });
  return whenFree(() => (file as unknown as SyncFileHandle).createSyncAccessHandle());
}

function write(handle: SyncAccessHandle, position: number, bytes: Uint8Array<ArrayBuffer>): void {
  // Browsers may write less than there is when the disk is full, and not say so otherwise.
  const written = handle.write(bytes, { at: position });
  if (written < bytes.length) throw new DOMException('The disk is full', 'QuotaExceededError');
}

async function act(job: DiskJob): Promise<DiskAnswer> {
  if (job.type === 'open') {
    disk = await open(job.folder, job.name);
    return { status: 'done', length: disk.getSize(), bytes: NOTHING };
  }
  if (!disk) return { status: 'failed', name: 'InvalidStateError' };
  switch (job.type) {
    case 'read': {
      const bytes = new Uint8Array(job.length);
      const length = disk.read(bytes, { at: job.position });
      return { status: 'done', length, bytes: bytes.subarray(0, length) };
    }
    case 'write':
      write(disk, job.position, job.bytes);
      return { status: 'done', length: job.bytes.length, bytes: NOTHING };
    case 'close':
      disk.flush();
      disk.close();
      disk = null;
      return { status: 'done', length: 0, bytes: NOTHING };
  }
}

onmessage = ({ data }: MessageEvent<DiskJob>) => {
  const answer = act(data).catch((error: unknown): DiskAnswer => {
    return { status: 'failed', name: error instanceof Error ? error.name : '' };
  });
  void answer.then((message) => postMessage(message));
};
