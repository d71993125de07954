import { setTimeout as delay } from 'node:timers/promises';
import { startBareSignalling } from './bare-signalling';
import { startServer } from './bench-servers';
import { startIdleCrowd } from './idle-crowd';
import { measureSignals } from './measure-signals';
import { residentKib } from './process-usage';
import { SeatedCrowd } from './seated-crowd';

/** Memory that is about to be given back is not counted. */
const SETTLE_MS = 3_000;

/** @returns KiB that a process grew by for each of so many who came */
async function kibOfEach(
  pid: number,
  people: number,
  come: () => Promise<() => void>,
): Promise<{ kib: number; end: () => void }> {
  const beforeKib = residentKib(pid);
  const end = await come();
  await delay(SETTLE_MS);
  return { kib: (residentKib(pid) - beforeKib) / people, end };
}

/** What each idle one takes of a server: of one that does nothing, of ours in a lobby, and in rooms of four. */
export async function measureIdle(people: number, seconds: number): Promise<void> {
  const bare = await startBareSignalling();
  const bareCrowd = await kibOfEach(bare.pid, people, () => startIdleCrowd(bare.port, people));
  bareCrowd.end();
  bare.stop();
  const tell = (where: string, kib: number): void => {
    const ratio = (kib / bareCrowd.kib).toFixed(2);
    const own = `${kib.toFixed(1)} KiB each, bare ${bareCrowd.kib.toFixed(1)} KiB`;
    console.log(`${String(people)} idle ${where}: ${own}: ${ratio} times`);
  };

  const lobby = await startServer();
  const watching = await kibOfEach(lobby.pid, people, () => startIdleCrowd(lobby.port, people));
  tell('in lobbies', watching.kib);
  watching.end();
  await lobby.stop();

  const calls = await startServer();
  const seated = await kibOfEach(calls.pid, people, async () => {
    const crowd = await SeatedCrowd.come({ ports: [calls.port], people });
    return () => crowd.leave();
  });
  tell('in rooms of four', seated.kib);
  await measureSignals('one server, beside the idle', [calls.origin, calls.origin], seconds);
  seated.end();
  await calls.stop();
}
