import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a program may be: an override from the environment, names on the PATH, usual places. */
export interface Whereabouts {
  readonly override: string | undefined;
  readonly names: readonly string[];
  readonly places: readonly string[];
}

/** @returns the first of these programs that is there and starts, or null. */
export function findExecutable({ override, names, places }: Whereabouts): string | null {
  if (override !== undefined) return starts(override) ? override : null;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...places, ...onPath].find(starts) ?? null;
}

/**
 * Asks for the version, because a file is not yet a browser: Ubuntu's `chromium-browser` may only be a hint
 * to install a snap, and a downloaded browser may lack system libraries. On Windows a browser asked for its
 * version opens a window, so there being the file must do.
 */
function starts(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** @returns one path for each of Windows' program folders. */
export function windowsPrograms(path: string): string[] {
  const { ProgramFiles, LOCALAPPDATA } = process.env;
  return [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, path));
}
