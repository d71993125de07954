import { locales } from '../../../lib/i18n/locale';
import { catalogues } from '../../support/catalogues';
import { runModule } from '../../support/run-module';
import { readProjectFile } from './project-file';

type Entry = readonly [path: string, message: unknown];

/** Every text with its path; a parsed message is an array. */
function entries(words: object, path = ''): Entry[] {
  return Object.entries(words).flatMap(([key, word]: [string, unknown]): Entry[] =>
    typeof word === 'object' && word !== null && !Array.isArray(word)
      ? entries(word, `${path}${key}.`)
      : [[path + key, word]],
  );
}

async function compile(locale: string): Promise<string> {
  const source = readProjectFile(`lib/i18n/${locale}.ts`);
  return String(await runModule('deploy/compile-catalogue.cjs', 'compiled', source));
}

describe.each(locales)('the catalogue %s, compiled', (locale) => {
  const catalogue = catalogues[locale];
  let compiled: Entry[];

  beforeAll(async () => {
    const module = /^export const (\w+) = (.*);$/.exec(await compile(locale));
    expect(module?.[1]).toBe(locale);
    compiled = entries(JSON.parse(module?.[2] ?? '') as object);
  });

  it('has the same keys', () => {
    const paths = (list: readonly Entry[]) => list.map(([path]) => path);
    expect(paths(compiled)).toEqual(paths(entries(catalogue)));
  });

  it('leaves plain texts as they are, and nothing in braces', () => {
    const texts = new Map(entries(catalogue));
    for (const [path, message] of compiled) {
      const text = String(texts.get(path));
      if (/['{}<]/.test(text)) expect(JSON.stringify(message)).not.toMatch(/\{\w+[,}]/);
      else expect(message).toBe(text);
    }
  });
});
