import * as v from 'valibot';
import type { RoomId } from '../../../../lib/signaling/identifiers';
import { RoomIdSchema } from '../../../../lib/signaling/identifiers';
import { CHUNK } from '../../../../server/cluster/chunks-of';
import { IDLE_MS, Tenures } from '../../../../server/cluster/tenures';

const ROOMS = 2 * CHUNK + 1;
const roomOf = (index: number): RoomId => v.parse(RoomIdSchema, `room-${String(index)}`);

/** Rooms that one node keeps, and how many of them the store was told of at a time. */
async function world() {
  const released: number[] = [];
  const confirmed: number[] = [];
  const membership = { id: 'one', holds: true };
  let nowMs = 0;
  const tenures = new Tenures(
    {
      store: {
        settle: (_room, keeper) => Promise.resolve({ keeper, former: null }),
        confirm: (rooms) => {
          confirmed.push(rooms.length);
          return Promise.resolve(rooms.map(() => true));
        },
        hand: () => Promise.resolve(),
        release: (rooms) => {
          released.push(rooms.length);
          return Promise.resolve();
        },
      },
      membership,
      keyOf: String,
      isIdle: () => true,
      now: () => nowMs,
    },
    { kept: () => undefined, lost: () => undefined },
  );
  for (let index = 0; index < ROOMS; index++) await tenures.settle(roomOf(index));
  return { tenures, membership, released, confirmed, wait: (ms: number) => void (nowMs += ms) };
}

describe('many rooms of one node', () => {
  it('are given up a chunk at a time when all of them are left at once', async () => {
    const { tenures, released, wait } = await world();
    wait(IDLE_MS);
    tenures.tidy();
    expect(released).toEqual([CHUNK]);
    tenures.tidy();
    tenures.tidy();
    tenures.tidy();
    expect(released).toEqual([CHUNK, CHUNK, 1]);
    expect(tenures.count).toBe(0);
  });

  it('are confirmed in chunks, one after the other, in another life of the node', async () => {
    const { tenures, membership, confirmed } = await world();
    membership.id = 'reborn';
    await tenures.confirm();
    expect(confirmed).toEqual([CHUNK, CHUNK, 1]);
    expect(tenures.areConfirmed).toBe(true);
  });
});
