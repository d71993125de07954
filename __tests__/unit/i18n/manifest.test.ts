import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../../lib/i18n/catalogue';
import { locales } from '../../../lib/i18n/locale';
import { catalogues } from '../../support/catalogues';

interface Localized {
  readonly url: string;
  readonly name: string;
  readonly name_localized: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly lang: string;
  readonly description: string;
  readonly description_localized: Readonly<Record<string, string>>;
  readonly shortcuts: readonly Localized[];
}

const PUBLIC = join(__dirname, '../../../public');
const { lang, description, description_localized, shortcuts } = JSON.parse(
  readFileSync(join(PUBLIC, 'site.webmanifest'), 'utf8'),
) as Manifest;

const others = locales.filter((locale) => locale !== 'en');
const inOthers = (word: (words: Catalogue) => string) =>
  Object.fromEntries(others.map((locale) => [locale, word(catalogues[locale])]));

test('what a device installs is told in English, and in the words of every other language', () => {
  expect(lang).toBe('en');
  expect(description).toBe(catalogues.en.home.lead);
  expect(description_localized).toEqual(inOthers(({ home }) => home.lead));
});

test.each<[string, (words: Catalogue) => string]>([
  ['/#new', ({ home }) => home.newRoom],
  ['/check', ({ check }) => check.heading],
])('the shortcut to %s is called what the page calls it', (url, word) => {
  const shortcut = shortcuts.find((one) => one.url === url);
  expect(shortcut?.name).toBe(word(catalogues.en));
  expect(shortcut?.name_localized).toEqual(inOthers(word));
});
