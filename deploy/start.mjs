import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readStamp } from './build-stamp.mjs';
import { sourceHash } from './source-hash.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const project = join(here, '..');

if (readStamp(project) !== sourceHash(project)) {
  console.log('Building Tertulia; this is done once, and again when its sources change.');
  const { status } = spawnSync(process.execPath, [join(here, 'build.mjs')], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

if (process.env.npm_lifecycle_event) stopWithParent();

process.env.NEXT_TELEMETRY_DISABLED = '1';
// In this very process, so that signals reach the server.
await import('../dist/index.js');

/** npm hands SIGTERM to the shell between it and us, which dies of it and hands nothing on. */
function stopWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
