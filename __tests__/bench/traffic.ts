import type { Page, Request } from '@playwright/test';

/** What a page fetched. Sizes in bytes as transferred, bodies compressed. */
export interface Traffic {
  readonly requests: number;
  readonly bytes: number;
  readonly scriptBytes: number;
  readonly hosts: number;
}

/** @returns what adds up the page's requests so far; those that are still under way are waited for. */
export function countTraffic(page: Page): () => Promise<Traffic> {
  const finished: Request[] = [];
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host));
  page.on('requestfinished', (request) => finished.push(request));
  return async () => {
    const sizes = await Promise.all(finished.map(sizeOf));
    const sum = (ones: readonly { bytes: number }[]) =>
      ones.reduce((total, { bytes }) => total + bytes, 0);
    return {
      requests: sizes.length,
      bytes: sum(sizes),
      scriptBytes: sum(sizes.filter(({ isScript }) => isScript)),
      hosts: hosts.size,
    };
  };
}

async function sizeOf(request: Request): Promise<{ bytes: number; isScript: boolean }> {
  const { responseBodySize, responseHeadersSize } = await request.sizes();
  const isScript = request.resourceType() === 'script';
  return { bytes: responseBodySize + (isScript ? 0 : responseHeadersSize), isScript };
}
