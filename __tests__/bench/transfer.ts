import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { chromiumFlags } from '../browsers/chromium-flags';
import { obtainChromium } from '../browsers/obtain-chromium';
import { loopback, startProductionServer } from '../e2e/support/production-server';
import { sendOverBareChannels } from './bare-channels';
import { median } from './statistics';
import { handFile, openCall, writeTexts } from './transfer-call';

/** Mebibytes, to how many at once after one, and how often: `npm run bench:transfer -- 1024 3 2`. */
const [mib = 256, crowd = 3, rounds = 1] = process.argv.slice(2).map(Number);

const MIB = 2 ** 20;
const TEXTS = 50;

/** Few pictures: it is the call that is to be there, not what it costs. */
const flags = [...chromiumFlags, '--use-fake-device-for-media-stream=fps=5'];

async function bareSeconds(browser: Browser, receivers: number): Promise<number> {
  const pages = await Promise.all(
    Array.from({ length: receivers + 1 }, async () => (await browser.newContext()).newPage()),
  );
  const [sender, ...others] = pages;
  if (!sender) throw new Error('Nobody sends');
  const tookMs = await sendOverBareChannels(sender, others, mib * MIB);
  await Promise.all(pages.map((page) => page.context().close()));
  return tookMs / 1_000;
}

/**
 * The bare channels and the files take turns beside the same call, so that what it costs, and what else the machine does,
 * meets both. What the bare channels do without a call is told as well.
 */
async function compare(browser: Browser, origin: string, receivers: number, folder: string) {
  const rate = (seconds: number) => (mib * receivers) / seconds;
  console.log(`\n${String(mib)} MiB to ${String(receivers)}, MiB/s in all`);
  const alone = await bareSeconds(browser, receivers);
  console.log(`  bare channels without a call   ${rate(alone).toFixed(1)}`);
  const pages = await openCall(browser, origin, receivers + 1);
  const long = { name: 'long.bin', path: join(folder, 'long.bin') };
  for (let round = 0; round < rounds; round++) {
    const bare = await bareSeconds(browser, receivers);
    const { tookMs, heapMib } = await handFile(pages, long);
    const ours = tookMs / 1_000;
    console.log(`  bare channels beside a call    ${rate(bare).toFixed(1)}`);
    console.log(`  files of that call             ${rate(ours).toFixed(1)}`);
    console.log(`  share of the bare              ${((100 * bare) / ours).toFixed(0)} %`);
    console.log(
      `  heaps grew at most             ${heapMib.map((one) => one.toFixed(0)).join(', ')} MiB`,
    );
  }
  if (receivers === 1) {
    const short = await handFile(pages, { name: 'short.bin', path: join(folder, 'short.bin') });
    console.log(`  1 KiB, from Accept             ${String(short.tookMs)} ms`);
    const delays = await writeTexts(pages, TEXTS);
    console.log(`  a text, from Send              ${median(delays).toFixed(0)} ms at the median`);
  }
  await Promise.all(pages.map((page) => page.context().close()));
}

async function main(): Promise<void> {
  const server = await startProductionServer(await loopback());
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-bench-'));
  const browser = await chromium.launch({ executablePath: obtainChromium(), args: flags });
  try {
    await writeFile(join(folder, 'short.bin'), randomBytes(1_024));
    await writeFile(join(folder, 'long.bin'), Buffer.alloc(mib * MIB, randomBytes(MIB)));
    await compare(browser, server.origin, 1, folder);
    await compare(browser, server.origin, crowd, folder);
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
