import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { startNodes, startServer } from './bench-servers';
import type { CrowdReturn } from './seated-crowd';
import { SeatedCrowd } from './seated-crowd';

/** Seats in a room, all of which are taken. */
const FULL = { ROOM_CAPACITY: '4' };

const STRANGERS = 1_000;

/** Strangers who ask once more are answered by then. */
const SETTLE_MS = 3_000;

function tell(what: string, back: CrowdReturn, refusals: readonly string[]): void {
  const { people, rooms, peopleMs, roomsMs, lost, tooMany } = back;
  const s = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
  console.log(
    `${what}: ${String(people)} people came back to ${String(rooms)} rooms. ` +
      `People: p50 ${s(peopleMs.p50)}, last ${s(peopleMs.last)}. ` +
      `Rooms have somebody: p50 ${s(roomsMs.p50)}, p99 ${s(roomsMs.p99)}, last ${s(roomsMs.last)}. ` +
      `Lost seats: ${String(lost)}; in rooms above the cap: ${String(tooMany)}; ` +
      `refused: ${JSON.stringify(back.refusals)} ${refusals.join(' ')}`,
  );
}

/** Everybody comes back at once to a server that is started anew. */
export async function measureStorm(people: number): Promise<void> {
  const env = { SERVER_SECRET: randomUUID() };
  const before = await startServer(env);
  const crowd = await SeatedCrowd.come({ ports: [before.port], people });
  const back = crowd.back();
  await before.stop();
  const after = await startServer({ ...env, PORT: String(before.port) });
  tell('A server is started anew', await back, after.refusals());
  crowd.leave();
  await after.stop();
}

/** One of two nodes is killed that keeps half of the rooms, while strangers want into full ones. */
export async function measureDeath(people: number): Promise<void> {
  const { nodes, stop } = await startNodes(FULL);
  const [keeper, other] = nodes;
  const crowd = await SeatedCrowd.come({ ports: nodes.map(({ port }) => port), people });
  await keeper.kill();
  crowd.invade(STRANGERS, [other.port]);
  await crowd.back();
  await delay(SETTLE_MS);
  tell('One of two nodes is killed', await crowd.report(), other.refusals());
  crowd.leave();
  await stop();
}
