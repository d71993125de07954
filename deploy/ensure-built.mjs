import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readStamp } from './build-stamp.mjs';
import { sourceHash } from './source-hash.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Builds what is in `dist/`, unless it was built of the sources that are there. Ends this process when that fails. */
export function ensureBuilt() {
  const project = join(here, '..');
  if (readStamp(project) === sourceHash(project)) return;
  console.log('Building Tertulia; this is done once, and again when its sources change.');
  const { status } = spawnSync(process.execPath, [join(here, 'build.mjs')], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
