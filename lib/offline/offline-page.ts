import type { Locale } from '../i18n/locale';
import { directionOf } from '../i18n/locale';
import type { Theme } from '../preferences/theme';

/** What the page says. */
export interface OfflineWords {
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  readonly retry: string;
}

export interface OfflinePageOptions {
  readonly words: OfflineWords;
  readonly locale: Locale;
  readonly theme: Theme;
  /** Random: admits the page's own style and script, and no others. */
  readonly nonce: string;
}

/** As `components/globals.css` has them: paper, ink, accent, on accent. */
const COLOURS = { light: '#fbf8f3 #221d18 #b5482a #fff', dark: '#171412 #f3ede4 #e57f5a #1e120c' };

/** How often it looks for the server, in milliseconds. */
const LOOK_EVERY_MS = 5_000;

/**
 * The page that stands in for any other while the site can't be reached. It needs nothing else, and goes as soon as the
 * server answers. `location.reload` keeps what stands behind the `#`, which a link to the same address would lose.
 */
export function offlinePage({ words, locale, theme, nonce }: OfflinePageOptions): Response {
  const html = `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(words.title)}</title>
<style nonce="${nonce}">${styleOf(theme)}</style>
<main>
<h1>${escaped(words.heading)}</h1>
<p>${escaped(words.text)}</p>
<button type="button">${escaped(words.retry)}</button>
</main>
<script nonce="${nonce}">
const again = () => location.reload();
const look = () => fetch('/healthz', { cache: 'no-store' }).then(({ ok }) => ok && again(), () => undefined);
document.querySelector('button').addEventListener('click', again);
addEventListener('online', again);
setInterval(look, ${String(LOOK_EVERY_MS)});
</script>
</html>
`;
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; ` +
        "connect-src 'self'; base-uri 'none'; form-action 'none'",
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

function styleOf(theme: Theme): string {
  const body =
    'html{font:100%/1.5 system-ui,sans-serif}' +
    'body{margin:0;display:grid;place-items:center;min-block-size:100vh;background:var(--paper);color:var(--ink)}' +
    'main{box-sizing:border-box;max-inline-size:34rem;padding:2rem 1.25rem}h1{line-height:1.2}' +
    'button{min-block-size:3rem;padding:.5rem 1.5rem;border:0;border-radius:999px;font:inherit;font-weight:600;' +
    'background:var(--accent);color:var(--on-accent)}' +
    'button:focus-visible{outline:3px solid var(--ink);outline-offset:3px}';
  if (theme !== 'system') return declared(theme) + body;
  return `${declared('light')}@media (prefers-color-scheme:dark){${declared('dark')}}${body}`;
}

function declared(theme: keyof typeof COLOURS): string {
  const [paper, ink, accent, onAccent] = COLOURS[theme].split(' ');
  return `:root{color-scheme:${theme};--paper:${paper};--ink:${ink};--accent:${accent};--on-accent:${onAccent}}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
