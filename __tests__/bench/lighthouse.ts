import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromiumFlags } from '../browsers/chromium-flags';
import { obtainChromium } from '../browsers/obtain-chromium';
import { loopback, startProductionServer } from '../e2e/support/production-server';
import {
  FAST_ENOUGH,
  faultless,
  faultsOf,
  isFast,
  measuredFor,
  scoreOf,
  slowdownFor,
  type Category,
  type LighthouseReport,
} from './lighthouse-report';

/** The last that runs with Node.js 20, and all that it brings along, each in the version that stands there. */
const PACKAGES = join(__dirname, 'lighthouse-packages');

const pages = { home: '/', lobby: '/room/sala-de-los-jueves' } as const;

/** How often each page's speed is measured at most, as `npm run lighthouse -- 20` says. */
const [mostRounds = 10] = process.argv.slice(2).map(Number);

const MAX_TRIES = 3;

/** How many programs wait for each core when others than these have the machine: what it says of a page's speed says nothing. */
const BUSY_LOAD = 2;

const isBusy = () => (loadavg()[0] ?? 0) / availableParallelism() > BUSY_LOAD;

const run = promisify(execFile);
const maxBuffer = 2 ** 26;

/** Nothing that it brings along runs while it is installed. */
async function install(folder: string): Promise<string> {
  await cp(PACKAGES, folder, { recursive: true });
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund'];
  await run('npm', ['ci', '--prefix', folder, ...quietly], { maxBuffer });
  return join(folder, 'node_modules/lighthouse/cli/index.js');
}

/** As a telephone would have it: Lighthouse reckons with a slow line, and a processor so many times slower. */
async function audit(
  lighthouse: string,
  url: string,
  categories: readonly Category[],
  slowdown = slowdownFor(Infinity),
): Promise<LighthouseReport> {
  const order = [
    lighthouse,
    url,
    '--quiet',
    '--output=json',
    `--only-categories=${categories.join()}`,
    '--throttling-method=simulate',
    `--throttling.cpuSlowdownMultiplier=${slowdown}`,
    `--chrome-flags=--headless=new ${chromiumFlags.join(' ')}`,
  ];
  const env = { ...process.env, CHROME_PATH: obtainChromium() };
  for (let tries = 1; ; tries++) {
    try {
      const { stdout } = await run(process.execPath, order, { maxBuffer, env });
      return JSON.parse(stdout) as LighthouseReport;
    } catch (error) {
      // It says so itself where the browser's record of the page has no beginning.
      if (tries === MAX_TRIES || !String(error).includes('Please run Lighthouse again'))
        throw error;
    }
  }
}

/** @returns whether the page is fast, measured as often as it takes to know */
async function measureSpeed(
  lighthouse: string,
  name: string,
  url: string,
  slowdown: number,
): Promise<boolean> {
  const scores: number[] = [];
  while (scores.length < mostRounds && !isFast(scores)) {
    const report = await audit(lighthouse, url, ['performance'], slowdown);
    const score = scoreOf(report, 'performance');
    scores.push(score);
    console.log(
      `${name}: performance ${score.toFixed()} (slowed down ${slowdown.toFixed(1)} times): ` +
        measuredFor(report, 'performance'),
    );
  }
  return isFast(scores);
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-'));
  const server = await startProductionServer(await loopback());
  try {
    const lighthouse = await install(folder);
    for (const [name, path] of Object.entries(pages)) {
      const url = server.origin + path;
      const report = await audit(lighthouse, url, faultless);
      const faults = faultsOf(report);
      console.log(`${name}: ${faults.join('\n  ') || `${faultless.join(' and ')} 100`}`);
      const slowdown = slowdownFor(report.environment.benchmarkIndex);
      const fast = await measureSpeed(lighthouse, name, url, slowdown);
      const blamed = !fast && !isBusy();
      if (blamed) console.log(`${name}: performance was too seldom ${FAST_ENOUGH}`);
      else if (!fast) console.log(`${name}: performance is not asserted, the machine is busy`);
      if (faults.length > 0 || blamed) process.exitCode = 1;
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
