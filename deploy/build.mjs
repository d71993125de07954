import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildProgram } from './build-program.mjs';
import { removeStamp, writeStamp } from './build-stamp.mjs';
import { localizeManifest } from './localize-manifest.mjs';
import { packFiles } from './pack-files.mjs';
import { sourceHash } from './source-hash.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(project, 'dist');

function buildSite() {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  // Not Turbopack: its pages carry an inline script, which a strict Content-Security-Policy refuses.
  const { status } = spawnSync(process.execPath, [next, 'build', '--webpack'], {
    cwd: project,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The pages could not be built; the reason stands above.');
}

function buildServer() {
  return buildProgram(project, {
    entryPoints: ['server/index.ts'],
    outfile: 'dist/index.js',
    // React and Next decide by it when they are loaded, which is before any line of ours.
    banner: { js: "process.env.NODE_ENV = 'production';" },
    define: { 'process.env.NODE_ENV': '"production"' },
    sourcemap: true,
  });
}

/** The relay runs in a process of its own, beside the server. */
function buildRelay() {
  return buildProgram(project, {
    entryPoints: ['server/relay/process.ts'],
    outfile: 'dist/relay.js',
    sourcemap: true,
  });
}

function buildDoctor() {
  return buildProgram(project, {
    entryPoints: ['server/doctor/doctor.ts'],
    outfile: 'dist/doctor.js',
  });
}

/** Next reads its configuration at run time too; seen from `dist`, its output is nearer. */
function buildConfiguration() {
  return buildProgram(project, {
    stdin: {
      contents: "module.exports = { ...require('./next.config.js'), distDir: 'next' };",
      resolveDir: project,
    },
    outfile: 'dist/next.config.js',
  });
}

function copyPublicFiles() {
  rmSync(join(dist, 'public'), { recursive: true, force: true });
  if (existsSync(join(project, 'public'))) {
    cpSync(join(project, 'public'), join(dist, 'public'), { recursive: true });
  }
}

/** What other sites load to show a room in a frame: a global in pages, and what `require` gives in Node.js. */
function buildEmbedScript() {
  return build({
    absWorkingDir: project,
    entryPoints: ['lib/embed/tertulia-room.ts'],
    outfile: 'dist/public/embed.js',
    bundle: true,
    minify: true,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'iife',
    globalName: 'TertuliaRoom',
    footer: {
      js: 'TertuliaRoom=TertuliaRoom.TertuliaRoom;if(typeof module==="object")module.exports=TertuliaRoom;',
    },
    target: 'es2022',
    logLevel: 'warning',
  });
}

try {
  const sources = sourceHash(project);
  removeStamp(project);
  buildSite();
  packFiles(join(dist, 'next/static'));
  await buildServer();
  await buildRelay();
  await buildDoctor();
  await buildConfiguration();
  copyPublicFiles();
  localizeManifest(join(dist, 'public'));
  await buildEmbedScript();
  packFiles(join(dist, 'public'));
  writeStamp(project, sources);
} catch (error) {
  console.error(`Tertulia could not be built. ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
