import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromiumFlags } from '../browsers/chromium-flags';
import { obtainChromium } from '../browsers/obtain-chromium';
import { loopback, startProductionServer } from '../e2e/support/production-server';
import {
  faultless,
  faultsOf,
  measuredFor,
  scoreOf,
  type Category,
  type LighthouseReport,
} from './lighthouse-report';

/** The last that runs with Node.js 20. Too large (186 MB) to be installed by everybody. */
const PACKAGE = 'lighthouse@12.8.2';

const pages = { home: '/', lobby: '/room/sala-de-los-jueves' } as const;

/** How often each page's speed is measured besides, as `npm run lighthouse -- 5` says. */
const [rounds = 0] = process.argv.slice(2).map(Number);

const MAX_TRIES = 3;

const run = promisify(execFile);
const maxBuffer = 2 ** 26;

/** Nothing that it brings along runs while it is installed. */
async function install(folder: string): Promise<string> {
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
  await run('npm', ['install', '--prefix', folder, ...quietly, PACKAGE], { maxBuffer });
  return join(folder, 'node_modules/lighthouse/cli/index.js');
}

/** As a telephone would have it: Lighthouse reckons with a slow line and a processor four times slower. */
async function audit(
  lighthouse: string,
  url: string,
  categories: readonly Category[],
): Promise<LighthouseReport> {
  const order = [
    lighthouse,
    url,
    '--quiet',
    '--output=json',
    `--only-categories=${categories.join()}`,
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

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-'));
  const server = await startProductionServer(await loopback());
  try {
    const lighthouse = await install(folder);
    for (const [name, path] of Object.entries(pages)) {
      const url = server.origin + path;
      const faults = faultsOf(await audit(lighthouse, url, faultless));
      console.log(`${name}: ${faults.join('\n  ') || `${faultless.join(' and ')} 100`}`);
      if (faults.length > 0) process.exitCode = 1;
      for (let round = 1; round <= rounds; round++) {
        const report = await audit(lighthouse, url, ['performance']);
        const score = String(Math.round(scoreOf(report, 'performance')));
        console.log(`${name}: performance ${score}: ${measuredFor(report, 'performance')}`);
      }
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
