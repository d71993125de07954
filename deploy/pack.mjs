import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './ensure-built.mjs';

/*
 * node deploy/pack.mjs FOLDER: builds if need be, and puts what a built server needs, and nothing else, into a folder: dist/ without what
 * only building needs, and of the packages those files that are ever loaded. It runs there with
 * `node dist/index.js`.
 */
const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);

/** What building leaves in dist/ for the next time, or for those who debug it. */
const LEFT_OUT =
  /^dist\/next\/(?:cache|diagnostics|trace(?:-build)?|types)(?:\/|$)|\.nft\.json$|\.map$/;

const PROGRAMS = ['dist/index.js', 'dist/relay.js', 'dist/doctor.js', 'dist/next.config.js'];

/** The part of Next that a server of one's own begins with. Next itself tells only what comes after it. */
const NEXT = 'node_modules/next/dist';
const NEXT_SERVER = `${NEXT}/server/next.js`;

/** Its tools for building and developing, to which everything leads. */
const NEXT_TOOLS = [
  'build/swc/**',
  'build/webpack/**',
  'build/webpack-config.js',
  'compiled/babel*/**',
  'compiled/jest-worker/**',
  'compiled/next-server/**',
  'compiled/webpack/**',
  'server/dev/**',
].map((path) => `${NEXT}/${path}`);

/** Names modules that Next looks up when it reads its configuration, and loads none of. */
const LOOK_UPS = `${NEXT}/server/config-utils.js`;

const NEVER_LOADED = ['**/*.d.ts', '**/*.map', '**/*.dev.js', '**/*.development.js'];

async function pack(folder) {
  ensureBuilt();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const copy = (path) => cpSync(join(project, path), join(folder, path), { recursive: true });
  copy('package.json');
  for (const path of filesIn('dist').filter((path) => !LEFT_OUT.test(path))) copy(path);
  const packages = await filesOfPackages();
  for (const path of packages) copy(path);
  const size = (paths) => paths.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
  const mebibytes = (paths) => `${(size(paths) / 2 ** 20).toFixed(1)} MiB`;
  console.log(`dist ${mebibytes(filesIn('dist', folder))}, packages ${mebibytes(packages)}`);
}

/** What our programs load, as far as that can be told from them, and what Next says that pages load. */
async function filesOfPackages() {
  // Next builds with it; it is the tool that hosts of Next's use for the same thing.
  const { nodeFileTrace } = require('next/dist/compiled/@vercel/nft');
  const trace = (...conditions) =>
    nodeFileTrace(
      [...PROGRAMS, NEXT_SERVER].map((program) => join(project, program)),
      // What the pages load, Next has found out.
      { base: project, conditions, ignore: [...NEVER_LOADED, ...NEXT_TOOLS, 'dist/next/**'] },
    );
  // Packages may have another file for a Node.js that requires modules, as all that we run on do.
  const traces = [await trace('node'), await trace('node', 'module-sync')];
  const loaded = traces.flatMap(({ fileList }) => [...fileList]);
  const traced = filesIn('dist/next')
    .filter((path) => path.endsWith('.nft.json'))
    .flatMap((path) =>
      JSON.parse(readFileSync(join(project, path), 'utf8')).files.map((file) =>
        join(dirname(path), file),
      ),
    );
  const names = readFileSync(join(project, LOOK_UPS), 'utf8').matchAll(/'(next\/dist\/[^']+)'/g);
  const lookedUp = [...names].map(([, name]) => relative(project, require.resolve(name)));
  const isLeftOut = leftOutPackages();
  return [...new Set([...loaded, ...traced, ...lookedUp])]
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.startsWith('node_modules/') && !isLeftOut(path))
    .filter((path) => statSync(join(project, path), { throwIfNoEntry: false })?.isFile())
    .sort();
}

/** Packages that are there for developing, or optional: Next scales pictures with one of these, and we have none. */
function leftOutPackages() {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  const names = Object.entries(packages)
    .filter(([, { dev, optional, devOptional }]) => dev || optional || devOptional)
    .map(([path]) => `${path}/`);
  return (file) => names.some((name) => file.startsWith(name));
}

/** @returns the files in a folder of the project, with all that are in it, as paths from there */
function filesIn(folder, base = project) {
  return readdirSync(join(base, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(base, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('node deploy/pack.mjs FOLDER');
  process.exit(1);
}
await pack(resolve(folder));
