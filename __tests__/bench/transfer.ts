import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { chromiumFlags } from '../browsers/chromium-flags';
import { obtainChromium } from '../browsers/obtain-chromium';
import { loopback, startProductionServer } from '../e2e/support/production-server';
import { measureChat } from './chat-crowd';
import { compareWithBare } from './compare-with-bare';
import { measureFirstByte } from './first-byte';
import type { Outcome } from './outcomes';
import { printOutcomes } from './outcomes';
import { openCall } from './transfer-call';

/** Mebibytes, to how many at once after one, how often, and which parts: `npm run bench:transfer -- 1024 3 2 one`. */
const [mib = 256, crowd = 3, rounds = 1] = process.argv.slice(2, 5).map(Number);
const parts = process.argv.slice(5);

const MIB = 2 ** 20;

/** Few pictures: it is the call that is to be there, not what it costs. */
const flags = [...chromiumFlags, '--use-fake-device-for-media-stream=fps=5'];

/** What is measured, by the name of the part. */
function measures(
  browser: Browser,
  origin: string,
  folder: string,
): Readonly<Record<string, () => Promise<Outcome[]>>> {
  // A browser of their own with a profile: without one, what it writes to its disk goes into its memory.
  const come = async () =>
    chromium.launchPersistentContext(await mkdtemp(join(folder, 'person-')), {
      executablePath: obtainChromium(),
      args: flags,
      locale: 'en-US',
    });
  const compare = async (receivers: number, aim: number, spoken = false) => {
    const path = join(folder, 'long.bin');
    await writeLong(path);
    return compareWithBare(come, origin, { mib, receivers, rounds, path, spoken, aim });
  };
  return {
    one: () => compare(1, 70),
    several: () => compare(crowd, 60),
    // Of what it takes in silence it takes four fifths while somebody speaks.
    spoken: () => compare(1, 0.8 * 70, true),
    first: async () => {
      const path = join(folder, 'short.bin');
      await writeFile(path, randomBytes(1_024));
      return measureFirstByte(await openCall(come, origin, 2), path);
    },
    chat: () => measureChat(browser, origin),
  };
}

async function writeLong(path: string): Promise<void> {
  const file = await open(path, 'w');
  for (let part = 0; part < mib; part++) await file.write(randomBytes(MIB));
  await file.close();
}

async function main(): Promise<void> {
  const server = await startProductionServer(await loopback());
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-bench-'));
  const browser = await chromium.launch({ executablePath: obtainChromium(), args: flags });
  try {
    const outcomes: Outcome[] = [];
    for (const [part, measure] of Object.entries(measures(browser, server.origin, folder))) {
      if (parts.length === 0 || parts.includes(part)) outcomes.push(...(await measure()));
    }
    console.log('');
    printOutcomes(outcomes);
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
