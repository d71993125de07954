import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasCode } from '../has-code';
import type { FolderState } from './check-data-folder';

/** Looks at a folder, and at what it would be made in when it is not there. Makes nothing. */
export function probeFolder(folder: string): FolderState {
  const state = statSync(folder, { throwIfNoEntry: false });
  if (!state) return isWritable(existingParent(folder));
  if (!state.isDirectory()) return { kind: 'impossible', reason: 'it is no folder' };
  return { kind: 'there', mode: state.mode, writable: isWritable(folder).kind === 'missing' };
}

function existingParent(path: string): string {
  const parent = dirname(path);
  return parent === path || statSync(parent, { throwIfNoEntry: false })
    ? parent
    : existingParent(parent);
}

/** @returns `missing` when something can be made in there */
function isWritable(folder: string): FolderState {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return { kind: 'missing' };
  } catch (error) {
    const reason = hasCode(error, 'EACCES') ? 'no permission' : String(error);
    return { kind: 'impossible', reason };
  }
}
