import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { httpsLocation } from './https-location';
import type { HttpsSite } from './https-location';

/** @returns whether the request was answered */
export type Answer = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Plain http of a site that has TLS: leads to https, and to nothing else of the site. Does not listen.
 *
 * @param answers what is answered over plain http all the same, first come, first served
 */
export function createRedirectServer(site: () => HttpsSite, answers: readonly Answer[]): Server {
  return createServer((request, response) => {
    if (answers.some((answer) => answer(request, response))) return;
    const location = httpsLocation(request, site());
    response.writeHead(location === null ? 400 : 308, {
      'Content-Type': 'text/plain; charset=utf-8',
      // Who tries TLS and turns it off again must not be led here for ever.
      'Cache-Control': 'no-store',
      ...(location !== null && { Location: location }),
    });
    response.end(location === null ? 'Use https.' : `Go to ${location}`);
  });
}
