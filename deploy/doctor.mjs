import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readStamp } from './build-stamp.mjs';
import { sourceHash } from './source-hash.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const built = join(project, 'dist/doctor.js');

const isFresh = existsSync(built) && readStamp(project) === sourceHash(project);
await import(pathToFileURL(isFresh ? built : await buildAside()).href);

/** A server may be running from `dist`, and another doctor may be at work: what is there stays as it is. */
async function buildAside() {
  const { buildProgram } = await import('./build-program.mjs');
  const folder = join(project, 'node_modules/.cache/tertulia', `doctor-${process.pid}`);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const programs = { doctor: 'server/doctor/doctor.ts', relay: 'server/relay/process.ts' };
  for (const [name, entry] of Object.entries(programs)) {
    await buildProgram(project, { entryPoints: [entry], outfile: join(folder, `${name}.js`) });
  }
  return join(folder, 'doctor.js');
}
