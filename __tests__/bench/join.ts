import { chromium } from '@playwright/test';
import { chromiumFlags } from '../browsers/chromium-flags';
import { obtainChromium } from '../browsers/obtain-chromium';
import { loopback, startProductionServer } from '../e2e/support/production-server';
import { startBareServer } from './bare-server';
import type { Contender } from './contender';
import { bare, tertulia } from './contender';
import { measureFive } from './measure-five';
import { measureTwo } from './measure-two';
import { report } from './report';
import type { Results } from './results';

/** Rounds of each measurement: `npm run bench:join -- 5 3`. */
const [roundsOfTwo = 5, roundsOfFive = 3] = process.argv.slice(2).map(Number);

/** The contenders take turns, so that what else the machine does meets both. */
async function measure(contenders: readonly Contender[]): Promise<Results[]> {
  const results = contenders.map(({ name }): Results => ({ name, two: [], five: [] }));
  const browser = await chromium.launch({ executablePath: obtainChromium(), args: chromiumFlags });
  const everybody = async (action: (contender: Contender, into: Results) => Promise<void>) => {
    for (const [index, contender] of contenders.entries()) {
      const into = results[index];
      if (into) await action(contender, into);
    }
  };
  try {
    for (let round = 1; round <= roundsOfTwo; round++) {
      console.log(`Two people, round ${String(round)} of ${String(roundsOfTwo)}`);
      await everybody(async (contender, { two }) => {
        two.push(await measureTwo(browser, contender, `bench-two-${String(round)}`));
      });
    }
    for (let round = 1; round <= roundsOfFive; round++) {
      console.log(`Five people, round ${String(round)} of ${String(roundsOfFive)}`);
      await everybody(async (contender, { five }) => {
        five.push(await measureFive(browser, contender, `bench-five-${String(round)}`));
      });
    }
  } finally {
    await browser.close();
  }
  return results;
}

async function main(): Promise<void> {
  const ours = await startProductionServer(await loopback());
  const theirs = await startBareServer();
  try {
    report(await measure([bare(theirs.origin), tertulia(ours.origin)]));
  } finally {
    await Promise.all([ours.stop(), theirs.stop()]);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
