import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Says of which sources `dist` was built; written last, so that a broken build has none. */
const STAMP = 'dist/build.json';

/** @returns {string | null} the fingerprint of the sources that were built, null without a build */
export function readStamp(project) {
  try {
    return JSON.parse(readFileSync(join(project, STAMP), 'utf8')).sources;
  } catch {
    return null;
  }
}

export function writeStamp(project, sources) {
  writeFileSync(join(project, STAMP), `${JSON.stringify({ sources })}\n`);
}

export function removeStamp(project) {
  rmSync(join(project, STAMP), { force: true });
}
