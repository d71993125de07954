import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasCode } from '../has-code';
import type { FolderState } from './check-data-folder';

/** Looks at a folder, and at what it would be made in when it is not there. Makes nothing. */
export function probeFolder(folder: string): FolderState {
  const state = statSync(folder, { throwIfNoEntry: false });
  if (!state) {
    const reason = unwritableBecause(existingParent(folder));
    return reason === null ? { kind: 'missing' } : { kind: 'impossible', reason };
  }
  if (!state.isDirectory()) return { kind: 'impossible', reason: 'it is no folder' };
  return { kind: 'there', mode: state.mode, writable: unwritableBecause(folder) === null };
}

function existingParent(path: string): string {
  const parent = dirname(path);
  return parent === path || statSync(parent, { throwIfNoEntry: false })
    ? parent
    : existingParent(parent);
}

/** @returns null when something can be made in there */
function unwritableBecause(folder: string): string | null {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return hasCode(error, 'EACCES') ? 'no permission' : String(error);
  }
}
