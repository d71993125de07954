import type { Results } from './results';
import { median, spread } from './statistics';

const KIB = 1_024;

/** Prints what was measured, of what there were rounds, and how it stands to what is to be reached. */
export function report([base, ours]: readonly Results[]): void {
  if (!base || !ours) return;
  for (const results of [base, ours]) print(results);

  console.log('\nAgainst the targets');
  if (ours.two.length > 0) {
    const navigation = ratio(base, ours, ({ two }) => two.map((one) => one.navigationToFrameMs));
    const hosts = Math.max(...ours.two.map((one) => one.traffic.hosts));
    line('navigation to frame, times the bare page', navigation.toFixed(2), navigation <= 1.5);
    line('hosts contacted', String(hosts), hosts === 1);
  }
  if (ours.five.length > 0) {
    const five = ratio(base, ours, ({ five: all }) => all.map((one) => one.allLinksMs));
    const slowest = Math.min(...ours.five.flatMap((one) => one.frameRates));
    line('five people, all links, times the bare page', five.toFixed(2), five <= 1.5);
    line('slowest link of five, frames a second', slowest.toFixed(1), slowest >= 12);
  }
}

function print({ name, two, five }: Results): void {
  console.log(`\n${name}: median (least-most)`);
  const rows: Readonly<Record<string, readonly [values: number[], unit: string]>> = {
    'navigation to first remote frame': [two.map((one) => one.navigationToFrameMs), 'ms'],
    'joining to first remote frame': [two.map((one) => one.joinToFrameMs), 'ms'],
    requests: [two.map((one) => one.traffic.requests), ''],
    'bytes transferred': [two.map((one) => one.traffic.bytes / KIB), 'KiB'],
    'JavaScript until that frame': [two.map((one) => one.traffic.scriptBytes / KIB), 'KiB'],
    'five: joining to all 20 links': [five.map((one) => one.allLinksMs), 'ms'],
    'five: frames a second of a link': [five.flatMap((one) => one.frameRates), ''],
  };
  for (const [what, [values, unit]] of Object.entries(rows)) {
    if (values.length > 0) console.log(`  ${what.padEnd(36)} ${spread(values, unit)}`);
  }
  for (const { frameRates } of five) {
    console.log(`  each link: ${frameRates.map((rate) => rate.toFixed(0)).join(' ')}`);
  }
}

function ratio(base: Results, ours: Results, values: (results: Results) => number[]): number {
  return median(values(ours)) / median(values(base));
}

function line(what: string, value: string, reached: boolean): void {
  console.log(`  ${reached ? 'reached' : 'MISSED '}  ${what.padEnd(46)} ${value}`);
}
