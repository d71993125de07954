import { request as requestPlainly } from 'node:http';
import { request as requestOverTls } from 'node:https';
import type { ClockReading } from './check-clock';

const PATIENCE_MS = 5_000;

/** Asks a web server for the time (RFC 9110, section 6.6.1). @returns null when it does not tell */
export async function readClock(url: string): Promise<ClockReading | null> {
  const askedAtMs = Date.now();
  const date = await dateOf(url).catch(() => null);
  const theirsMs = Date.parse(date ?? '');
  return Number.isNaN(theirsMs) ? null : { theirsMs, askedAtMs, answeredAtMs: Date.now() };
}

/** The certificate does not matter: nothing is believed but the time, and a wrong one is only told. */
async function dateOf(url: string): Promise<string | null> {
  const ask = url.startsWith('https:') ? requestOverTls : requestPlainly;
  return new Promise((resolve, reject) => {
    const request = ask(url, {
      method: 'HEAD',
      rejectUnauthorized: false,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    request.on('response', (response) => {
      response.resume();
      resolve(response.headers.date ?? null);
    });
    request.on('error', reject);
    request.end();
  });
}
