import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Answers the health routes: `/healthz` while the process is up, `/readyz` while it takes traffic.
 *
 * @returns false when the request is for something else.
 */
export function answerProbe(
  request: IncomingMessage,
  response: ServerResponse,
  isReady: boolean,
): boolean {
  const [path] = (request.url ?? '').split('?');
  if (path !== '/healthz' && path !== '/readyz') return false;
  const isGood = path === '/healthz' || isReady;
  response.writeHead(isGood ? 200 : 503, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(isGood ? 'ok' : 'not ready');
  return true;
}
