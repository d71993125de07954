/** What a page asks of the worker that writes to the browser's own disk, one after the other. */
export type DiskJob =
  | { readonly type: 'open'; readonly folder: string; readonly name: string }
  | { readonly type: 'read'; readonly position: number; readonly length: number }
  | { readonly type: 'write'; readonly position: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'close' };

/** How many bytes the file has after `open`; what was read after `read`. */
export type DiskAnswer =
  | { readonly status: 'done'; readonly length: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly status: 'failed'; readonly name: string };
