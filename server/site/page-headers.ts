import type { IncomingHttpHeaders } from 'node:http';

/** What our pages and their compression read of a request, and which form Next.js is to answer in. */
const READ = new Set([
  'accept-encoding',
  'accept-language',
  'cookie',
  'host',
  'if-none-match',
  'sec-fetch-dest',
  'x-nextjs-data',
]);

/** Takes all others away: Next.js has many that make it do something else than pages. */
export function keepPageHeaders(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) {
    if (!READ.has(name)) delete headers[name];
  }
}
