import type { Page } from '@playwright/test';

/** Collects from now on what the policy of a page refuses, wherever the page goes. */
export async function collectViolations(page: Page, violations: string[]): Promise<void> {
  await page.exposeFunction('reportViolation', (violation: string) => violations.push(violation));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const { reportViolation } = window as unknown as { reportViolation: (text: string) => void };
      reportViolation(`${event.effectiveDirective} ${event.blockedURI} at ${location.pathname}`);
    });
  });
}
