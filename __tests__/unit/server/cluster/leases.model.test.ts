import fc from 'fast-check';
import { pino } from 'pino';
import * as v from 'valibot';
import type { RoomId } from '../../../../lib/signaling/identifiers';
import { RoomIdSchema } from '../../../../lib/signaling/identifiers';
import { Membership, RENEWAL_MS } from '../../../../server/cluster/membership';
import { Tenures } from '../../../../server/cluster/tenures';
import { CommonClock } from '../../../../server/time/common-clock';
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../../../support/fuzz-options';
import type { Line } from './store-world';
import { StoreWorld } from './store-world';

const roomOf = (number: number) => v.parse(RoomIdSchema, `room-${String(number)}`);
const ROOMS = [0, 1].map(roomOf);
const NODES = 3;
/** Seats in a room. */
const CAP = 2;
/** Between two attempts to have a room kept. */
const ASK_MS = 200;

jest.setTimeout(FUZZ_TIMEOUT_MS);

const logger = pino({ level: 'silent' });

type Step =
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'enter' | 'empty'; readonly node: number; readonly room: number }
  | { readonly kind: 'crash' | 'freeze' | 'thaw'; readonly node: number }
  | { readonly kind: 'line'; readonly node: number; readonly line: Line };

const node = fc.nat({ max: NODES - 1 });
const room = fc.nat({ max: ROOMS.length - 1 });
/** Of the nodes of one schedule: each has its own, and keeps it when it is started again. */
const clocks = fc.array(
  fc.record({ rate: fc.double({ min: 0.99, max: 1.01, noNaN: true }), aheadMs: fc.nat(1e9) }),
  { minLength: NODES, maxLength: NODES },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(9_000) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('enter' as const), node, room }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('empty' as const), node, room }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('crash' as const, 'freeze' as const, 'thaw' as const, 'thaw' as const),
      node,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('line' as const),
      node,
      line: fc.record({
        thereMs: fc.nat(2_500),
        backMs: fc.nat(2_500),
        carries: fc.constantFrom('all', 'all', 'nothing', 'requests'),
      }),
    }),
  },
);

/** A steady clock, which goes a little too fast or too slow, and begins at any time. */
interface Clock {
  readonly rate: number;
  readonly aheadMs: number;
}

const RIGHT: Clock = { rate: 1, aheadMs: 0 };

/**
 * A node that asks for its lease again and again, while it is not frozen, and gives a seat to whoever wants one in a room
 * that it keeps.
 */
class Node {
  readonly seats = new Map<RoomId, number>();
  readonly line: Line = { thereMs: 1, backMs: 1, carries: 'all' };
  readonly busy = new Set<RoomId>();
  isFrozen = false;
  isDead = false;
  readonly membership: Membership;
  readonly tenures: Tenures;

  constructor(
    readonly world: StoreWorld,
    readonly clock = RIGHT,
  ) {
    const now = (): number => world.nowMs * clock.rate + clock.aheadMs;
    const store = world.over(this.line);
    this.membership = new Membership(
      { store, facts: () => '', readUpTo: () => '0', now, clock: new CommonClock(now), logger },
      {
        joined: () => undefined,
        told: () => undefined,
        won: () => undefined,
        left: () => undefined,
        reborn: () => undefined,
        renewed: () => void this.tenures.confirm().catch(() => undefined),
      },
    );
    this.tenures = new Tenures(
      {
        store,
        membership: this.membership,
        keyOf: String,
        isIdle: (id) => !this.busy.has(id),
        now,
      },
      {
        // Its people come back with their tokens: as many as there may be.
        kept: (id, former) => void (former !== null && this.seats.set(id, CAP)),
        lost: (id) => void this.seats.delete(id),
      },
    );
    this.#renew();
    this.#ask();
  }

  /** Asks for every room that somebody is in here, and that this node neither keeps nor did until lately. */
  #ask(): void {
    if (this.isDead) return;
    for (const id of this.isFrozen ? [] : this.busy) {
      if (this.tenures.holds(id) && this.tenures.areConfirmed) this.#seat(id);
      else if (!this.tenures.remembers(id)) this.tenures.settle(id).catch(() => undefined);
    }
    this.#after(ASK_MS, () => this.#ask());
  }

  #renew(): void {
    if (this.isDead) return;
    if (!this.isFrozen) {
      void this.membership.renew();
      this.tenures.tidy();
    }
    this.#after(RENEWAL_MS, () => this.#renew());
  }

  #seat(id: RoomId): void {
    this.seats.set(id, Math.min((this.seats.get(id) ?? 0) + 1, CAP));
  }

  /** By its own clock. */
  #after(ms: number, act: () => void): void {
    this.world.at(this.world.nowMs + ms / this.clock.rate, act);
  }
}

describe('leases', () => {
  it('never have two nodes keep a room, whatever dies, stands still or is cut off', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }),
        clocks,
        async (steps, ticking) => {
          const world = new StoreWorld();
          const nodes = ticking.map((clock) => new Node(world, clock));
          // The dead keep nothing; who is frozen or cut off may believe that it does.
          const check = (): void => {
            for (const id of ROOMS) {
              const keepers = nodes.filter((one) => !one.isDead && one.tenures.holds(id));
              // Where this is so thousands of times, `expect` would take most of the time.
              if (keepers.length > 1) throw new Error(`${id} has two keepers.`);
              const seats = keepers.reduce((sum, one) => sum + (one.seats.get(id) ?? 0), 0);
              if (seats > CAP) throw new Error(`${id} has ${String(seats)} seats.`);
            }
          };
          for (const act of steps) {
            if (act.kind === 'wait') {
              await world.advance(act.ms, check);
              continue;
            }
            const one = nodes[act.node];
            if (!one) continue;
            if (act.kind === 'enter') one.busy.add(roomOf(act.room));
            if (act.kind === 'empty') one.busy.delete(roomOf(act.room));
            if (act.kind === 'freeze') one.isFrozen = true;
            if (act.kind === 'thaw') one.isFrozen = false;
            if (act.kind === 'line') Object.assign(one.line, act.line);
            if (act.kind === 'crash') {
              one.isDead = true;
              nodes[act.node] = new Node(world, one.clock);
            }
            check();
          }
        },
      ),
      fuzzOptions(1_000),
    );
  });

  it('are not what they were for a node that stood still', async () => {
    const world = new StoreWorld();
    const [keeper, other] = [new Node(world), new Node(world)];
    const id = roomOf(0);
    keeper.busy.add(id);
    await world.advance(1_000, () => undefined);
    other.busy.add(id);
    keeper.isFrozen = true;
    await world.advance(20_000, () => undefined);
    expect(other.tenures.holds(id)).toBe(true);
    keeper.isFrozen = false;
    await world.advance(5_000, () => expect(keeper.tenures.holds(id)).toBe(false));
    expect(other.tenures.holds(id)).toBe(true);
  });

  it('are compared with what the store knows, which may have forgotten a room', async () => {
    const world = new StoreWorld();
    const [keeper, other] = [new Node(world), new Node(world)];
    const id = roomOf(0);
    keeper.busy.add(id);
    await world.advance(1_000, () => undefined);
    expect(keeper.tenures.holds(id)).toBe(true);
    world.forget(id);
    other.busy.add(id);
    await world.advance(2 * RENEWAL_MS, () => undefined);
    expect([keeper, other].filter(({ tenures }) => tenures.holds(id))).toHaveLength(1);
    await world.advance(60_000, () => {
      expect([keeper, other].filter(({ tenures }) => tenures.holds(id))).toHaveLength(1);
    });
  });

  it('have a room kept again within a lease and a renewal, when its keeper is gone', async () => {
    const world = new StoreWorld();
    const [keeper, other] = [new Node(world), new Node(world)];
    const id = roomOf(0);
    await world.advance(10, () => undefined);
    keeper.busy.add(id);
    await world.advance(2 * ASK_MS, () => undefined);
    expect(keeper.tenures.holds(id)).toBe(true);
    keeper.isDead = true;
    other.busy.add(id);
    let waitedMs = 0;
    while (!other.tenures.holds(id) && waitedMs < 60_000) {
      await world.advance(100, () => undefined);
      waitedMs += 100;
    }
    expect(waitedMs).toBeLessThanOrEqual(6_000);
  });
});
