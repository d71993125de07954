import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { chromiumFlags } from '../browsers/chromium-flags';
import { obtainChromium } from '../browsers/obtain-chromium';
import { codecCases, codecs } from './codec-cases';
import type { CodecCase } from './codec-cases';
import { runCodec } from './codec-run';
import type { CodecResult } from './codec-run';
import { installCodecScene } from './codec-scene';

/** Until the first guess at the rate has become what is allowed. */
const WARM_UP_MS = 4_000;
const RUN_MS = 5_000;

/** Empty, and where a page may ask for a camera. */
const PAGE = 'http://localhost/';

/** What the cases' names have in them: `npm run bench:codecs -- screen`. */
const wanted = process.argv[2] ?? '';

async function measure(page: Page, one: CodecCase): Promise<void> {
  console.log(`\n${one.name}, ${String(one.frameRate)} frames a second at most`);
  for (const codec of codecs) {
    const options = { ...one, codec, warmUpMs: WARM_UP_MS, runMs: RUN_MS };
    const result = await page.evaluate(runCodec, options);
    console.log(`  ${codec.padEnd(5)} ${result ? lineOf(result) : 'not in this browser'}`);
  }
}

function lineOf(result: CodecResult): string {
  const { encodeMs, decodeMs, framesPerSecond, kilobits, psnr, worstPsnr, height } = result;
  return [
    `${encodeMs.toFixed(1)} and ${decodeMs.toFixed(1)} ms a frame to encode and decode`,
    `${framesPerSecond.toFixed(1)} frames/s`,
    `${String(height)} lines`,
    `${kilobits.toFixed(0)} kbit/s`,
    `${psnr.toFixed(1)} dB (worst tenth ${worstPsnr.toFixed(1)})`,
    `${result.encoder}${result.powerEfficient === true ? ', in hardware' : ''}`,
  ].join(', ');
}

async function main(): Promise<void> {
  const browser = await chromium.launch({ executablePath: obtainChromium(), args: chromiumFlags });
  try {
    for (const one of codecCases.filter(({ name }) => name.includes(wanted))) {
      const page = await browser.newPage();
      await page.route(PAGE, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
      await page.goto(PAGE);
      await page.evaluate(installCodecScene);
      await measure(page, one);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
