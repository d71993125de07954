import { benchSignalling } from './bench-signalling';
import { reportHead, reportRow } from './flood-report';
import { startIdleCrowd } from './idle-crowd';
import { residentKib } from './process-usage';

/** How many, and how many seconds are looked at: `npm run bench:idle -- 5000 10`. */
const [count = 5_000, seconds = 10] = process.argv.slice(2).map(Number);

benchSignalling(async ({ port, pid, watch }) => {
  reportHead();
  const quiet = await watch(seconds);
  reportRow('nobody idle', quiet, quiet.times);
  const beforeKib = residentKib(pid);
  const startMs = performance.now();
  const end = await startIdleCrowd(port, count);
  const openedMs = performance.now() - startMs;
  reportRow(`${String(count)} idle`, await watch(seconds), quiet.times);
  const kib = (residentKib(pid) - beforeKib) / count;
  console.log(`The server's memory grew by ${kib.toFixed(1)} KiB for each.`);
  console.log(`All of them were connected after ${(openedMs / 1_000).toFixed(1)} s.`);
  end();
});
