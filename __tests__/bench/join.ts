import { chromium } from '@playwright/test';
import { chromiumFlags } from '../browsers/chromium-flags';
import { obtainChromium } from '../browsers/obtain-chromium';
import { loopback, startProductionServer } from '../e2e/support/production-server';
import { startBareServer } from './bare-server';
import type { Contender } from './contender';
import { bare, tertulia } from './contender';
import { measureFive } from './measure-five';
import { measureTwo } from './measure-two';
import type { Presses } from './presses';
import { measurePresses, reportPresses } from './presses';
import { report } from './report';
import type { Results } from './results';

/** Rounds of each measurement: `npm run bench:join -- 5 3 3`. */
const [roundsOfTwo = 5, roundsOfFive = 3, roundsOfPress = 3] = process.argv.slice(2).map(Number);

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

async function measurePress(port: number): Promise<Presses[]> {
  const browser = await chromium.launch({ executablePath: obtainChromium(), args: chromiumFlags });
  try {
    return await measurePresses(browser, port, roundsOfPress);
  } finally {
    await browser.close();
  }
}

async function main(): Promise<void> {
  const ours = await startProductionServer(await loopback());
  const theirs = await startBareServer();
  try {
    const presses = await measurePress(Number(new URL(ours.origin).port));
    const contenders = [bare(theirs.origin), tertulia(ours.origin)];
    if (roundsOfTwo + roundsOfFive > 0) report(await measure(contenders));
    reportPresses(presses);
  } finally {
    await Promise.all([ours.stop(), theirs.stop()]);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
