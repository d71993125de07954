import { Server } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import type { ServerParts } from './create-server';
import { parseTarget } from './http/request-target';
import { keepPageHeaders } from './site/page-headers';
import { pageTarget } from './site/page-target';
import { PackedFiles } from './site/packed-files';

export interface SiteOptions {
  dev: boolean;
  /** Where `next.config.js` and `public` are, and in development the pages. */
  dir: string;
}

type Site = Pick<ServerParts, 'handler' | 'files' | 'prepare' | 'upgrade' | 'development'>;

/** The pages, made by Next.js, and the files they are made of. */
export function createSite({ dev, dir }: SiteOptions): Site {
  return dev ? createDevelopmentSite(dir) : createBuiltSite(dir);
}

/** Next.js is asked for nothing but pages: for files it would read them anew each time. */
function createBuiltSite(dir: string): Site {
  const app = next({ dev: false, dir });
  const handle = app.getRequestHandler();
  const parts = new PackedFiles(join(dir, 'next/static'), '/_next/static/', 'forever');
  const others = new PackedFiles(join(dir, 'public'), '/', 'an hour');
  return {
    files: (request, response) =>
      parts.answer(request, response) || others.answer(request, response),
    handler(request, response) {
      const target = parseTarget(request.url ?? '');
      request.url = target ? pageTarget(target) : '/404';
      keepPageHeaders(request.headers);
      return handle(request, response);
    },
    prepare: () => app.prepare(),
  };
}

/** Everything from Next.js, and compiled when it is asked for. */
function createDevelopmentSite(dir: string): Site {
  // Next listens for upgrades on the server it is given. This one never listens: it only hands on the
  // upgrades that are not signalling's, such as those of hot reloading.
  const upgrades = new Server();
  const app = next({ dev: true, dir, httpServer: upgrades });
  return {
    development: true,
    handler: app.getRequestHandler(),
    prepare: () => app.prepare(),
    upgrade: (request, socket, head) => upgrades.emit('upgrade', request, socket, head),
  };
}
