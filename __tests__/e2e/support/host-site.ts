import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { freePort } from '../../support/free-port';

const EXAMPLE = join(__dirname, '../../../deploy/examples/embedding.html');

/** Somebody else's site, under two names: pages of `origin` and of `stranger` are foreign to each other. */
export interface HostSite {
  readonly origin: string;
  readonly stranger: string;
  /** What `/` is: the example that operators get, for the server at this origin. */
  readonly showExampleFor: (server: string) => void;
  readonly close: () => Promise<void>;
}

/** Has the example at `/`, and everywhere else a page with nothing in it. */
export async function startHostSite(): Promise<HostSite> {
  const port = await freePort();
  let example = '';
  const site = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(request.url === '/' ? example : '<!doctype html><title>Nothing</title>');
  });
  site.listen(port, 'localhost');
  await once(site, 'listening');
  return {
    origin: `http://localhost:${String(port)}`,
    stranger: `http://other.localhost:${String(port)}`,
    showExampleFor: (server) => {
      example = readFileSync(EXAMPLE, 'utf8').replaceAll('https://call.example.org', server);
    },
    close: async () => {
      site.closeAllConnections();
      site.close();
      await once(site, 'close');
    },
  };
}
