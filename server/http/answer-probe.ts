import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Answers the health routes: `/healthz` while the process is up, `/readyz` while it takes traffic. A
 * relay that is down is told, but is no reason to send people elsewhere: most calls do without.
 *
 * @param relay how the relay is, in words
 * @returns false when the request is for something else.
 */
export function answerProbe(
  request: IncomingMessage,
  response: ServerResponse,
  isReady: boolean,
  relay: string,
): boolean {
  const [path] = (request.url ?? '').split('?');
  if (path !== '/healthz' && path !== '/readyz') return false;
  const isGood = path === '/healthz' || isReady;
  response.writeHead(isGood ? 200 : 503, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  const verdict = isGood ? 'ok' : 'not ready';
  response.end(path === '/healthz' ? verdict : `${verdict}\nrelay: ${relay}\n`);
  return true;
}
