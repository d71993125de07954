import * as fc from 'fast-check';
import type { RoomId } from '../../../../lib/signaling/identifiers';
import type { DoorState } from '../../../../server/rooms/room-door';
import type { Change } from '../../../../server/rooms/room-registry';
import { RoomRegistry } from '../../../../server/rooms/room-registry';
import type { HostOrder } from '../../../../server/rooms/room-step';
import { networksOf } from '../../../../server/shares/networks-of';
import { claim, EPOCH_MS, HOLD_MS, peer, room } from './room-world';

/** Whoever has set a time once is due at every look: a registry with this looks at all of its rooms. */
class AlwaysDue<K> {
  readonly #keys = new Set<K>();

  set(key: K): void {
    this.#keys.add(key);
  }

  take(): K[] {
    return [...this.#keys];
  }
}

/** A registry that looks at every room whenever it looks. */
let Sweeping: typeof RoomRegistry;
jest.isolateModules(() => {
  jest.doMock('../../../../server/time/deadlines', () => ({ Deadlines: AlwaysDue }));
  ({ RoomRegistry: Sweeping } = jest.requireActual<{ RoomRegistry: typeof RoomRegistry }>(
    '../../../../server/rooms/room-registry',
  ));
  jest.dontMock('../../../../server/time/deadlines');
});

const ROOMS = ['sala', 'otra'].map(room);
const PEOPLE = Array.from({ length: 6 }, (_, person) => `person ${person}`);

type Act = (registry: RoomRegistry, connection: string) => unknown;

interface Step {
  readonly label: string;
  readonly passMs: number;
  readonly person: string;
  readonly act: Act;
}

/** Of a turnover everything, also what only a getter tells. */
function plain(change: Change): unknown {
  const { turnover } = change;
  return { ...change, turnover: { ...turnover, queueFrom: turnover.queueFrom } };
}

const byRoom = (changes: readonly Change[]): unknown[] =>
  [...changes].sort((a, b) => (a.room < b.room ? -1 : 1)).map(plain);

const state = (registry: RoomRegistry): unknown => ({
  count: registry.roomCount,
  recovering: ROOMS.map((id) => registry.isRecovering(id)),
  rooms: ROOMS.map((id) => {
    const { seats, queue, callers, door } = registry.room(id);
    return { seats, queue, callers, door };
  }),
});

const orders: fc.Arbitrary<HostOrder> = fc.oneof(
  { arbitrary: fc.record({ type: fc.constant('lock' as const), locked: fc.boolean() }), weight: 3 },
  fc.record({
    type: fc.constantFrom('remove' as const, 'transfer' as const),
    peer: fc.constantFrom(...PEOPLE).map(peer),
  }),
  fc.record({
    type: fc.constant('answer' as const),
    peer: fc.constantFrom(...PEOPLE).map(peer),
    admit: fc.boolean(),
  }),
);

const doors: fc.Arbitrary<DoorState> = fc.record({
  stamp: fc.integer({ min: EPOCH_MS - 3, max: EPOCH_MS - 1 }),
  host: fc.constantFrom(...PEOPLE).map(peer),
  locked: fc.boolean(),
  removed: fc.subarray(PEOPLE.map(peer)),
  newcomersRead: fc.boolean(),
  latecomers: fc.constant([]),
});

const joins = fc
  .record({
    id: fc.constantFrom<RoomId>(...ROOMS),
    wait: fc.boolean(),
    returning: fc.boolean(),
    recovered: fc.option(doors),
    network: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ id, wait, returning, recovered, network }) => ({
    label: `joins ${id}`,
    person: null,
    act: (registry: RoomRegistry, connection: string, name: string) => {
      const networks = networksOf(`203.0.113.${network}`);
      const wish = { wait, recovered: returning ? recovered : null };
      if (registry.place(connection)) return null;
      const { turnover, ...entry } = registry.take(
        id,
        claim(name, { connection, networks, returning }),
        wish,
      );
      return { entry, change: plain({ room: id, turnover }) };
    },
  }));

const others = fc.oneof(
  fc.constantFrom(true, false).map((mayReturn) => ({
    label: mayReturn ? 'loads the page again' : 'leaves',
    act: (registry: RoomRegistry, connection: string) => {
      const change = registry.leave(connection, mayReturn);
      return change && plain(change);
    },
  })),
  fc.constant({
    label: 'loses the connection',
    act: (registry: RoomRegistry, connection: string) => {
      const loss = registry.lose(connection);
      return loss && plain(loss);
    },
  }),
  orders.map((order) => ({
    label: `says ${JSON.stringify(order)}`,
    act: (registry: RoomRegistry, connection: string) => {
      const result = registry.obey(connection, order);
      return typeof result === 'string' ? result : plain(result);
    },
  })),
);

const steps: fc.Arbitrary<Step> = fc
  .record({
    what: fc.oneof(joins, others),
    person: fc.constantFrom(...PEOPLE),
    // A look every now and then, and sometimes only after everything has ended.
    passMs: fc.oneof(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 70_000 })),
  })
  .map(({ what, person, passMs }) => ({
    label: `${person} ${what.label}, after ${passMs} ms`,
    passMs,
    person,
    act: (registry, connection) => what.act(registry, connection, person),
  }));

/** Two inside a locked room, and somebody at its door: from here on much may become due. */
function begin(registry: RoomRegistry): void {
  const [sala] = ROOMS;
  const [host, guest, caller] = PEOPLE;
  if (!sala || !host || !guest || !caller) return;
  for (const name of [host, guest, caller]) {
    registry.take(sala, claim(name), { wait: true, recovered: null });
    if (name === guest) registry.obey(host, { type: 'lock', locked: true });
  }
}

it('does at every look what one does that looks at all rooms', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 3 }),
      fc.array(steps, { maxLength: 50, size: 'max' }),
      (capacity, course) => {
        let nowMs = 0;
        const options = {
          capacity,
          holdMs: HOLD_MS,
          rooms: { total: 3, perNetwork: 3, atLeast: 3 },
          now: () => nowMs,
          epochNow: () => EPOCH_MS + nowMs,
        };
        const [queued, sweeping] = [new RoomRegistry(options), new Sweeping(options)];
        for (const registry of [queued, sweeping]) begin(registry);
        for (const { passMs, person, act } of course) {
          // The same person over the same connection, until it is given up.
          expect(act(queued, person)).toEqual(act(sweeping, person));
          expect(state(queued)).toEqual(state(sweeping));
          nowMs += passMs;
          expect(byRoom([...queued.expire()])).toEqual(byRoom([...sweeping.expire()]));
          expect(state(queued)).toEqual(state(sweeping));
        }
      },
    ),
    { numRuns: 80 },
  );
});
