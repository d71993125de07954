import { SignalLoad } from './signal-load';

const PER_SECOND = 500;
const WARM_UP_SECONDS = 2;

/** How long signals take from one to the other. @param origins as in {@link SignalLoad.open} */
export async function measureSignals(
  name: string,
  origins: readonly string[],
  seconds: number,
): Promise<void> {
  const load = await SignalLoad.open(origins, name.replaceAll(/\W+/g, '-'), PER_SECOND);
  await load.measure(WARM_UP_SECONDS);
  const { p50, p99, perSecond, lost } = await load.measure(seconds);
  await load.close();
  const rate = `${perSecond.toFixed(0)} signals a second, ${String(lost)} lost`;
  console.log(`${name.padEnd(34)} p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (${rate})`);
}
