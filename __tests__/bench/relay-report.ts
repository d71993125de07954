import type { LoadResult } from './relay-load';
import type { RelayResults, SteadyResult } from './relay-results';
import { median } from './statistics';

type Column = readonly [string, (load: LoadResult) => string];

const COLUMNS: readonly Column[] = [
  ['Mbit/s', ({ receivedMbits }) => receivedMbits.toFixed(0)],
  ['packets/s', ({ packetsPerSecond }) => packetsPerSecond.toFixed(0)],
  ['loss', ({ loss }) => `${(loss * 100).toFixed(2)} %`],
  ['p50', ({ p50Ms }) => `${p50Ms.toFixed(2)} ms`],
  ['p99', ({ p99Ms }) => `${p99Ms.toFixed(2)} ms`],
  ['core', ({ cpu }) => `${(cpu * 100).toFixed(0)} %`],
  ['core/100 Mbit/s', ({ cpu, receivedMbits }) => `${((cpu / receivedMbits) * 1e4).toFixed(0)} %`],
];

/** Prints what was measured, and how the built-in relay stands to what is to be reached. */
export function reportRelays(
  direct: readonly SteadyResult[],
  contenders: readonly RelayResults[],
): void {
  console.log(
    `\n${row(
      '',
      COLUMNS.map(([name]) => name),
    )}`,
  );
  printSteady('no relay', direct);
  for (const { name, steady, rooms } of contenders) {
    printSteady(name, steady);
    for (const room of rooms) {
      console.log(row(`${name}, room of five`, cells(room)));
    }
  }
  for (const { name, memoryKib, rooms } of contenders) {
    const signalling = median(rooms.map(({ signallingP99Ms }) => signallingP99Ms));
    console.log(`${name}: ${median(memoryKib).toFixed(1)} KiB an allocation`);
    console.log(`${name}: signalling p99 ${signalling.toFixed(1)} ms while the room talks`);
  }
  const [ours] = contenders;
  if (!ours) return;
  // The worst of the rounds counts.
  const room = (value: (one: RelayResults['rooms'][number]) => number) =>
    Math.max(...ours.rooms.map(value));
  const loss = room((one) => one.loss) * 100;
  const cpu = room((one) => one.cpu) * 100;
  // A packet takes its time without a relay, too.
  const slowest = Math.min(...direct.map(({ mbits }) => mbits));
  const without = direct.filter(({ mbits }) => mbits === slowest).map(({ load }) => load.p50Ms);
  const added = room((one) => one.p99Ms) - median(without);
  const signalling = room((one) => one.signallingP99Ms);
  const memory = median(ours.memoryKib);
  console.log('\nAgainst the targets');
  line('room of five: loss below 1 %', `${loss.toFixed(2)} %`, loss < 1);
  line('room of five: on one core', `${cpu.toFixed(0)} %`, cpu < 100);
  line('room of five: p99 of added latency below 5 ms', `${added.toFixed(2)} ms`, added < 5);
  line('memory below 50 KiB an allocation', `${memory.toFixed(1)} KiB`, memory < 50);
  line('signalling p99 not above 20 ms', `${signalling.toFixed(1)} ms`, signalling <= 20);
}

function printSteady(name: string, results: readonly SteadyResult[]): void {
  for (const { route, mbits, load } of results) {
    const what = `${name}, ${route === 'direct' ? '' : `${route}, `}${String(mbits)} Mbit/s`;
    console.log(row(what, cells(load)));
  }
}

function cells(load: LoadResult): string[] {
  return COLUMNS.map(([, value]) => value(load));
}

function row(what: string, values: readonly string[]): string {
  return `${what.padEnd(40)}${values.map((value) => value.padStart(11)).join(' ')}`;
}

function line(what: string, value: string, reached: boolean): void {
  console.log(`  ${reached ? 'reached' : 'MISSED '}  ${what.padEnd(46)} ${value}`);
}
