/** As `public/sw.js` knows it. The only thing that it finds there. */
const CACHE = 'tertulia-offline';
const ADDRESS = '/offline';

/** Not there, or not to be touched, on pages without https, in some private windows, and where site data are blocked. */
interface OfflineEdges {
  readonly caches: Pick<CacheStorage, 'open'> | undefined;
  readonly workers: Pick<ServiceWorkerContainer, 'register'> | undefined;
}

/**
 * Puts the page where the service worker finds it, and has the browser run that one.
 *
 * @returns whether that is so now. Never rejects: it is a comfort
 */
export async function keepOfflinePage(
  page: Response,
  edges: () => OfflineEdges = browserEdges,
): Promise<boolean> {
  try {
    const { caches, workers } = edges();
    if (!caches || !workers) return false;
    await (await caches.open(CACHE)).put(ADDRESS, page);
    await workers.register('/sw.js');
    return true;
  } catch {
    return false;
  }
}

function browserEdges(): OfflineEdges {
  const { caches } = globalThis as Partial<Pick<typeof globalThis, 'caches'>>;
  const { serviceWorker } = navigator as Partial<Pick<Navigator, 'serviceWorker'>>;
  return { caches, workers: serviceWorker };
}
