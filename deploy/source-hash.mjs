import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Everything that a build depends on, relative to the project. */
const SOURCES = [
  'pages',
  'components',
  'hooks',
  'lib',
  'server',
  'public',
  'deploy',
  'next.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/**
 * @param {string} project the project's folder
 * @returns {string} a fingerprint of the names and contents of all sources
 */
export function sourceHash(project) {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesIn(join(project, source)))) {
    const content = readFileSync(file);
    const name = relative(project, file).split(sep).join('/');
    hash.update(`${name}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

function filesIn(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
