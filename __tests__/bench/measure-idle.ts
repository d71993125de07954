import { setTimeout as delay } from 'node:timers/promises';
import { startBareSignalling } from './bare-signalling';
import { startServer } from './bench-servers';
import { startIdleCrowd } from './idle-crowd';
import { measureSignals } from './measure-signals';
import { residentKib } from './process-usage';
import { SeatedCrowd } from './seated-crowd';

/** Memory that is about to be given back is not counted. */
const SETTLE_MS = 3_000;

/** Whoever is idle is asked six times meanwhile whether they are there: what that leaves behind is collected seldom. */
const IDLE_MS = 30_000;

interface Growth {
  /** KiB that a process grew by for each of so many who came: at first, and when they had been idle for a while. */
  readonly kib: readonly [number, number];
  readonly end: () => void;
}

async function kibOfEach(
  pid: number,
  people: number,
  come: () => Promise<() => void>,
): Promise<Growth> {
  const beforeKib = residentKib(pid);
  const end = await come();
  await delay(SETTLE_MS);
  const firstKib = residentKib(pid) - beforeKib;
  await delay(IDLE_MS);
  return { kib: [firstKib / people, (residentKib(pid) - beforeKib) / people], end };
}

/** What each idle one takes of a server: of one that does nothing, of ours in a lobby, and in rooms of four. */
export async function measureIdle(people: number, seconds: number): Promise<void> {
  const bare = await startBareSignalling();
  const bareCrowd = await kibOfEach(bare.pid, people, () => startIdleCrowd(bare.port, people));
  bareCrowd.end();
  bare.stop();
  const tell = (where: string, kib: Growth['kib']): void => {
    const times = (['at first', 'after half a minute'] as const).map((when, at) => {
      const [own, theirs] = [kib[at] ?? NaN, bareCrowd.kib[at] ?? NaN];
      const ratio = (own / theirs).toFixed(2);
      return `${when} ${own.toFixed(1)} KiB each, bare ${theirs.toFixed(1)} KiB, ${ratio} times`;
    });
    console.log(`${String(people)} idle ${where}: ${times.join('; ')}`);
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
