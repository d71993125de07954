import { spawnSync } from 'node:child_process';
import type { RelayContender } from './relay-contender';
import { builtIn, coturn } from './relay-contender';
import type { Route } from './relay-flow';
import { makeFlow } from './relay-flow';
import { runLoad } from './relay-load';
import { memoryPerAllocation } from './relay-memory';
import { reportRelays } from './relay-report';
import type { RelayResults, SteadyResult } from './relay-results';
import { measureRoom } from './relay-room';
import { SignallingProbe } from './signalling-latency';

/** Rounds, and seconds of each load: `npm run bench:relay -- 3 5`. */
const [rounds = 3, seconds = 5] = process.argv.slice(2).map(Number);

/** The first is that of the room, and the yardstick for what a relay adds. */
const RATES_MBITS = [20, 100, 200, 400];
const FLOWS = 20;

async function measureSteady(
  route: Route,
  relay: RelayContender,
  mbits: number,
): Promise<SteadyResult> {
  const flows = [];
  for (let index = 0; index < FLOWS; index++) flows.push(await makeFlow(route, relay));
  const pid = route === 'direct' ? process.pid : relay.pid;
  const load = await runLoad(flows, mbits / FLOWS, seconds, pid);
  await Promise.all(flows.map((flow) => flow.close()));
  return { route, mbits, load };
}

/** The relays take turns, so that what else the machine does meets both. */
async function measure(relays: readonly RelayContender[]): Promise<void> {
  const results = relays.map(({ name }): RelayResults => ({
    name,
    steady: [],
    rooms: [],
    memoryKib: [],
  }));
  const direct: SteadyResult[] = [];
  const everybody = async (
    action: (relay: RelayContender, into: RelayResults) => Promise<void>,
  ) => {
    for (const [index, relay] of relays.entries()) {
      const into = results[index];
      if (into) await action(relay, into);
    }
  };
  const signalling = await SignallingProbe.start();
  try {
    await everybody(async (relay, { memoryKib }) => {
      memoryKib.push(await memoryPerAllocation(relay));
    });
    for (let round = 1; round <= rounds; round++) {
      console.log(`Round ${String(round)} of ${String(rounds)}`);
      await everybody(async (relay, { rooms }) => {
        rooms.push(await measureRoom(relay, signalling, seconds));
      });
      for (const mbits of RATES_MBITS) {
        const [first] = relays;
        if (first) direct.push(await measureSteady('direct', first, mbits));
        for (const route of ['to a peer', 'between clients'] as const) {
          await everybody(async (relay, { steady }) => {
            steady.push(await measureSteady(route, relay, mbits));
          });
        }
      }
    }
  } finally {
    await signalling.stop();
  }
  reportRelays(direct, results);
}

async function main(): Promise<void> {
  const relays = [await builtIn()];
  if (spawnSync('turnserver', ['--version']).error === undefined) relays.push(await coturn());
  else console.warn('turnserver is not installed (package coturn): nothing to compare with.');
  try {
    await measure(relays);
  } finally {
    await Promise.all(relays.map((relay) => relay.stop()));
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
