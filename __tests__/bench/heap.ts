import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import type { CDPSession, Page } from '@playwright/test';
import { chromiumFlags } from '../browsers/chromium-flags';
import { obtainChromium } from '../browsers/obtain-chromium';
import { loopback, startProductionServer } from '../e2e/support/production-server';
import { tertulia } from './contender';

/** How long, and after how many minutes each the heap is read: `npm run bench:heap -- 60 5`. */
const [minutes = 60, stepMinutes = 5] = process.argv.slice(2).map(Number);

const PEOPLE = 3;

/** Few pictures: what they cost is not what is looked for here. */
const flags = [...chromiumFlags, '--use-fake-device-for-media-stream=fps=5'];

/** What a page holds after its garbage was collected. */
interface Holding {
  readonly heapMib: number;
  readonly nodes: number;
  readonly listeners: number;
}

async function read(session: CDPSession): Promise<Holding> {
  // Twice: finalizers of the first collection let go of more.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heapMib: usedSize / 2 ** 20, nodes, listeners: jsEventListeners };
}

async function join(page: Page, url: string, others: number): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForFunction((count) => document.querySelectorAll('video').length > count, others);
}

/** What a page in a call of three comes to hold over time. */
async function measure(origin: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: obtainChromium(), args: flags });
  try {
    const { url } = tertulia(origin);
    const pages: Page[] = [];
    for (let person = 0; person < PEOPLE; person++) {
      const context = await browser.newContext({ locale: 'en-US' });
      const page = await context.newPage();
      await join(page, url('bench-heap', person, PEOPLE), person);
      pages.push(page);
    }
    const [first] = pages;
    if (!first) return;
    const session = await first.context().newCDPSession(first);
    console.log('minute | heap (MiB) | nodes | listeners');
    for (let minute = 0; minute <= minutes; minute += stepMinutes) {
      if (minute > 0) await delay(stepMinutes * 60_000);
      const { heapMib, nodes, listeners } = await read(session);
      console.log(
        `${String(minute)} | ${heapMib.toFixed(2)} | ${String(nodes)} | ${String(listeners)}`,
      );
    }
  } finally {
    await browser.close();
  }
}

async function main(): Promise<void> {
  const server = await startProductionServer(await loopback());
  try {
    await measure(server.origin);
  } finally {
    await server.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
