import { locales } from '../../../lib/i18n/locale';
import { offlinePage } from '../../../lib/offline/offline-page';
import { catalogues } from '../../support/catalogues';

const en = catalogues.en.offline;

it.each(locales)('says in %s what is the matter, and has a way on', async (locale) => {
  const words = catalogues[locale].offline;
  const html = await offlinePage({ words, locale, theme: 'system', nonce: 'n' }).text();
  expect(html).toContain(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">`);
  for (const said of Object.values(words)) expect(html).toContain(`>${said}<`);
});

it('admits its own style and script, and nothing else', async () => {
  const page = offlinePage({ words: en, locale: 'en', theme: 'system', nonce: 'abc' });
  const policy = page.headers.get('Content-Security-Policy');
  expect(policy).toContain("default-src 'none'; script-src 'nonce-abc'; style-src 'nonce-abc'");
  const html = await page.text();
  expect([...html.matchAll(/<(style|script) nonce="abc">/g)].map(([, tag]) => tag)).toEqual([
    'style',
    'script',
  ]);
  expect(html).not.toMatch(/ (?:src|href|style|on\w+)=/);
});

it.each([
  ['light', ['light']],
  ['dark', ['dark']],
  ['system', ['light', 'dark']],
] as const)('has the colours that the person chose: %s', async (theme, schemes) => {
  const html = await offlinePage({ words: en, locale: 'en', theme, nonce: 'n' }).text();
  expect([...html.matchAll(/:root\{color-scheme:(\w+)/g)].map(([, scheme]) => scheme)).toEqual(
    schemes,
  );
});

it('takes words for words', async () => {
  const words = { ...en, text: 'a < b & c' };
  const html = await offlinePage({ words, locale: 'en', theme: 'dark', nonce: 'n' }).text();
  expect(html).toContain('<p>a &lt; b &amp; c</p>');
});
