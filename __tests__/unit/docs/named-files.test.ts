import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = join(__dirname, '../../..');

const inFolder = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

const documents = [...inFolder('.'), ...inFolder('docs'), ...inFolder('docs/decisions')]
  // Says what was, too.
  .filter((name) => name !== 'CHANGELOG.md');

/** A path from one of our folders on, as code. Not what has a star in it, or stands for several. */
const PATH =
  /`((?:\.\/)?(?:pages|components|hooks|lib|server|deploy|public|docs|__tests__)\/[\w./@[\]-]*)`/g;

/** Where a link leads that is none to another site, without the heading. */
const LINK = /\]\((?!\w+:)([^)#\s]+)/g;

const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].flatMap(([, path]) => path ?? []);

it.each(documents)('%s names files that are there', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const linked = found(text, LINK).map((path) => normalize(join(dirname(document), path)));
  const missing = [...found(text, PATH), ...linked].filter((path) => !existsSync(join(root, path)));

  expect(missing).toEqual([]);
});

it('finds what documents name', () => {
  const text = '`lib/call/call.ts`, `lib/*.ts`, [it](room.md#door), [there](https://example.org)';
  expect(found(text, PATH)).toEqual(['lib/call/call.ts']);
  expect(found(text, LINK)).toEqual(['room.md']);
});
