import type { CDPSession, Page } from '@playwright/test';

/** How often the heap is read while something goes on. */
const LOOK_MS = 500;
const MIB = 2 ** 20;

/** As newer browsers tell it: buffers of bytes are not in the heap, but of the page all the same. */
interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize?: number;
  readonly backingStorageSize?: number;
}

/** @returns MiB that the page's scripts and its document hold, buffers of bytes among them */
async function read(session: CDPSession): Promise<number> {
  const usage: HeapUsage = await session.send('Runtime.getHeapUsage');
  return (
    (usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0)) / MIB
  );
}

/** Twice: finalizers of the first collection let go of more. */
async function collect(session: CDPSession): Promise<void> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
}

/** @returns MiB that a page holds after its garbage was collected */
export async function heldMib(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await collect(session);
  const held = await read(session);
  await session.detach();
  return held;
}

/** @returns what ends it, and tells by how many MiB it grew at most, garbage and all */
export async function watchHeap(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await collect(session);
  const before = await read(session);
  let most = before;
  const timer = setInterval(() => {
    void read(session).then(
      (now) => (most = Math.max(most, now)),
      () => undefined,
    );
  }, LOOK_MS);
  return async () => {
    clearInterval(timer);
    most = Math.max(most, await read(session));
    await session.detach();
    return most - before;
  };
}
