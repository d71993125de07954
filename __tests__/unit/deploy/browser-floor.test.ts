import { getCompatibleVersions } from 'baseline-browser-mapping';
import { browserslist } from '../../../package.json';
import { readProjectFile } from './project-file';

/** What the linter lets styles use: what was Baseline at the end of that year. */
const [, year] = /available: (\d{4}),/.exec(readProjectFile('eslint.config.mjs')) ?? [];

/** @returns the oldest browsers that have everything that was Baseline at the end of a year */
function oldestWith(targetYear: number): Map<string, number> {
  const versions = getCompatibleVersions({ targetYear, suppressWarnings: true });
  return new Map(versions.map(({ browser, version }) => [browser, Number(version)]));
}

/** The oldest browsers that the site is for, each `name >= version`. */
const floor = browserslist.map((line) => {
  const [, browser = '', version] = /^(\w+) >= ([\d.]+)$/.exec(line) ?? [];
  return { browser, version: Number(version) };
});

const isAllOf = (targetYear: number): boolean => {
  const oldest = oldestWith(targetYear);
  return floor.every(({ browser, version }) => version >= (oldest.get(browser) ?? Infinity));
};

it('names the browsers that Baseline is about', () => {
  expect(floor.map(({ browser }) => browser)).toEqual(['chrome', 'edge', 'firefox', 'safari']);
});

it('has every style that the linter lets through, and those of the next year not yet', () => {
  expect(isAllOf(Number(year))).toBe(true);
  expect(isAllOf(Number(year) + 1)).toBe(false);
});
