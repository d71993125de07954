import type { Page } from '@playwright/test';
import type { Outcome } from './outcomes';
import { atMost } from './outcomes';
import { median } from './statistics';
import { handFile } from './transfer-call';

const TIMES = 20;

/**
 * A small file again and again. Its first byte is to be there within two round trips of asking for it; a round trip is what
 * a word and its answer take on the same link, as from offering a file until the other page says that it shows it.
 */
export async function measureFirstByte(pages: readonly Page[], path: string): Promise<Outcome[]> {
  const [sender, receiver] = pages;
  if (!sender || !receiver) throw new Error('Nobody is there');
  const roundTrips: number[] = [];
  const firstBytes: number[] = [];
  const wholes: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const { tookMs } = await handFile(pages, { name: 'short.bin', path });
    const [words, bytes] = await Promise.all(
      [sender, receiver].map((page) => page.evaluate(() => window.wordTimes)),
    );
    if (!words || !bytes) throw new Error('Nothing was noted');
    roundTrips.push(words.gotMs - words.offeredMs);
    firstBytes.push(bytes.firstByteMs - bytes.wantedMs);
    wholes.push(tookMs);
  }
  const trip = median(roundTrips);
  console.log(
    `  a word and its answer ${trip.toFixed(1)} ms, 1 KiB whole, from Accept ${median(wholes).toFixed(0)} ms`,
  );
  return [atMost('first byte of 1 KiB', median(firstBytes), 2 * trip, 'ms')];
}
