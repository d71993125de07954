import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'site.webmanifest';

/** What a member is called that has the words of other languages for another one (W3C manifest). */
const SUFFIX = '_localized';

/**
 * Writes a manifest for each of the other languages that the site's own names things in: browsers do not choose among them
 * yet.
 *
 * @param {string} folder where the manifest is
 */
export function localizeManifest(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, NAME), 'utf8'));
  for (const language of Object.keys(manifest.description_localized)) {
    const words = { ...inLanguage(manifest, language), lang: language };
    writeFileSync(join(folder, NAME.replace('.', `.${language}.`)), JSON.stringify(words));
  }
}

/**
 * @param {unknown} value
 * @param {string} language
 * @returns {unknown} the same with the words of that language alone
 */
function inLanguage(value, language) {
  if (Array.isArray(value)) return value.map((one) => inLanguage(one, language));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.endsWith(SUFFIX))
      .map(([key, one]) => [key, value[key + SUFFIX]?.[language] ?? inLanguage(one, language)]),
  );
}
