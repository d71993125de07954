import { sendOverBareChannels } from './bare-channels';
import type { Outcome } from './outcomes';
import { atLeast, atMost } from './outcomes';
import { median } from './statistics';
import type { Newcomer } from './transfer-call';
import { handFile, muteAll, openCall } from './transfer-call';

const MIB = 2 ** 20;

/** More than a page may grow by, in MiB, however long the file. */
const HEAP_MIB = 64;

export interface Comparison {
  readonly mib: number;
  readonly receivers: number;
  readonly rounds: number;
  /** A file of that size. */
  readonly path: string;
  /** Whether people are heard meanwhile: the fake microphone beeps each second. */
  readonly spoken?: boolean;
  /** Of the bare channels' rate, in per cent. */
  readonly aim: number;
}

/**
 * Bare channels and a file take turns beside the same call, so that what it costs, and what else the machine does, meets
 * both. Bare pages have a browser each as people have: pages of one browser share a process for the network, and the same
 * bytes cost them two thirds as much.
 */
export async function compareWithBare(
  come: Newcomer,
  origin: string,
  { mib, receivers, rounds, path, spoken = false, aim }: Comparison,
): Promise<Outcome[]> {
  const what = `${String(mib)} MiB to ${String(receivers)}, ${spoken ? 'spoken' : 'silence'}`;
  console.log(`\n${what}, MiB/s in all`);
  const pages = await openCall(come, origin, receivers + 1);
  if (!spoken) await muteAll(pages);
  const shares: number[] = [];
  const heaps: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const bareMs = await pourBare(come, receivers, mib * MIB);
    const { tookMs, heapMib } = await handFile(pages, { name: 'long.bin', path });
    const rate = (ms: number) => ((1_000 * mib * receivers) / ms).toFixed(1);
    const grown = heapMib.map((one) => one.toFixed(0)).join(', ');
    console.log(`  bare ${rate(bareMs)}, file ${rate(tookMs)}, heaps grew by ${grown} MiB at most`);
    shares.push((100 * bareMs) / tookMs);
    heaps.push(...heapMib);
  }
  await Promise.all(pages.map((page) => page.context().close()));
  return [
    atLeast(`${what}, share of bare channels`, median(shares), aim, '%'),
    atMost(`${what}, most that a page grew`, Math.max(...heaps), HEAP_MIB, 'MiB'),
  ];
}

async function pourBare(come: Newcomer, receivers: number, bytes: number): Promise<number> {
  const pages = await Promise.all(
    Array.from({ length: receivers + 1 }, async () => (await come()).newPage()),
  );
  const [sender, ...others] = pages;
  if (!sender) throw new Error('Nobody sends');
  const tookMs = await sendOverBareChannels(sender, others, bytes);
  await Promise.all(pages.map((page) => page.context().close()));
  return tookMs;
}
