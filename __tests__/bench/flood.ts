import { setTimeout as delay } from 'node:timers/promises';
import { benchSignalling } from './bench-signalling';
import { floodKinds } from './flood-kind';
import { reportHead, reportRow } from './flood-report';
import { runFlood } from './run-flood';

/** Seconds of each flood, and which of them: `npm run bench:flood -- 10 joins noise`. */
const [duration = '10', ...chosen] = process.argv.slice(2);
const seconds = Number(duration);

/** Between floods, for what is still on its way. */
const PAUSE_MS = 500;

benchSignalling(async ({ port, watch }) => {
  reportHead();
  const quiet = await watch(seconds);
  reportRow('nobody floods', quiet, quiet.times);
  for (const [index, kind] of Object.keys(floodKinds).entries()) {
    if (chosen.length > 0 && !chosen.includes(kind)) continue;
    // Every flood has an address that has done nothing yet, and so all that an address may do.
    const address = `127.0.2.${String(index + 1)}`;
    const { count, result } = await runFlood(port, address, kind, () => watch(seconds));
    reportRow(kind, result, quiet.times, count);
    await delay(PAUSE_MS);
  }
  reportRow('afterwards', await watch(seconds), quiet.times);
});
