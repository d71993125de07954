import { Server } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import type { ServerParts } from './create-server';
import { PackedFiles } from './site/packed-files';

export interface SiteOptions {
  dev: boolean;
  /** Where `next.config.js` and `public` are, and in development the pages. */
  dir: string;
}

/** The pages, served by Next.js. */
export function createSite(
  options: SiteOptions,
): Pick<ServerParts, 'handler' | 'prepare' | 'upgrade' | 'development'> {
  // Next listens for upgrades on the server it is given. This one never listens: it only hands on the
  // upgrades that are not signalling's, such as those of hot reloading.
  const upgrades = new Server();
  const app = next({ ...options, httpServer: upgrades });
  const handle = app.getRequestHandler();
  // In development files change, and have the same name all the time.
  const packed = options.dev
    ? null
    : new PackedFiles(join(options.dir, 'next/static'), '/_next/static/');
  return {
    development: options.dev,
    handler: (request, response) => {
      if (packed?.answer(request, response)) return;
      if (URL.canParse(request.url ?? '', 'http://site')) return handle(request, response);
      // Next.js would print the address, and there may be a room's key in it.
      response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('This is no address of a page.');
    },
    prepare: () => app.prepare(),
    upgrade: (request, socket, head) => upgrades.emit('upgrade', request, socket, head),
  };
}
