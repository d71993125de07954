import { expect, type Page } from '@playwright/test';

/** Waits until this browser has the page that stands in for any other while the server is away. */
export async function untilOfflinePageIsKept(page: Page): Promise<void> {
  const isKept = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return Boolean(registration?.active && (await caches.match('/offline')));
    });
  await expect.poll(isKept).toBe(true);
}
