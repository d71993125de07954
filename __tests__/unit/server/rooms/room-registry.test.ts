import * as fc from 'fast-check';
import type { PeerId, RoomId, SessionId } from '../../../../lib/signaling/identifiers';
import { RoomRegistry } from '../../../../server/rooms/room-registry';
import { networksOf } from '../../../../server/shares/networks-of';
import { standIn } from '../../../fakes/stand-in';

const HOLD_MS = 30_000;
const EPOCH_MS = 1_700_000_000_000;
const SIT = { wait: false, recovered: null };
const WAIT = { wait: true, recovered: null };
const ROOMS = ['sala', 'otra'].map((id) => standIn<RoomId>(id));
const [SALA, OTRA] = [standIn<RoomId>('sala'), standIn<RoomId>('otra')];

const SESSION = standIn<SessionId>('s'.repeat(16));

const peer = (name: string) => standIn<PeerId>(name.repeat(16));
const claim = (name: string, connection = name, started = false) => ({
  peer: peer(name),
  connection,
  started,
  session: SESSION,
  networks: networksOf('203.0.113.7'),
  returning: false,
});

const waiting = (name: string) => ({ ...claim(name), awayUntilMs: null });

function setUp(capacity: number) {
  const clock = { nowMs: 0 };
  const registry = new RoomRegistry({
    capacity,
    holdMs: HOLD_MS,
    rooms: { total: 5, perNetwork: 5, atLeast: 5 },
    now: () => clock.nowMs,
    epochNow: () => EPOCH_MS + clock.nowMs,
  });
  return { clock, registry };
}

describe('RoomRegistry', () => {
  it('seats up to the cap, room by room', () => {
    const { registry } = setUp(2);
    expect(registry.take(SALA, claim('a'), SIT)).toMatchObject({ before: { status: 'free' } });
    expect(registry.take(SALA, claim('b'), SIT).status).toBe('seated');
    expect(registry.take(SALA, claim('c'), SIT).status).toBe('full');
    expect(registry.place('c')).toBeNull();
    expect(registry.take(OTRA, claim('c'), SIT).status).toBe('seated');
  });

  it('forgets a room when the last one is gone', () => {
    const { registry, clock } = setUp(2);
    registry.take(SALA, claim('a'), SIT);
    registry.take(OTRA, claim('b'), SIT);
    registry.leave('a');
    expect(registry.roomCount).toBe(1);
    registry.lose('b');
    expect(registry.roomCount).toBe(1);
    clock.nowMs = HOLD_MS;
    Array.from(registry.expire());
    expect(registry.roomCount).toBe(0);
  });

  it('holds a lost seat exactly as long as it should', () => {
    const { registry, clock } = setUp(2);
    registry.take(SALA, claim('a'), SIT);
    registry.lose('a');
    clock.nowMs = HOLD_MS - 1;
    expect([...registry.expire()]).toEqual([]);
    clock.nowMs = HOLD_MS;
    expect([...registry.expire()]).toMatchObject([
      { room: SALA, turnover: { freed: [peer('a')] } },
    ]);
  });

  it('seats the first in the queue in the same step in which a seat is freed', () => {
    const { registry } = setUp(2);
    for (const name of 'abcd') registry.take(SALA, claim(name), WAIT);
    registry.start('c');
    expect(registry.leave('a')).toMatchObject({
      turnover: {
        freed: [peer('a')],
        seated: [{ peer: peer('c'), started: true, session: SESSION }],
        queueFrom: 1,
      },
    });
    expect(registry.place('c')?.status).toBe('seated');
    expect(registry.room(SALA).queue).toEqual([waiting('d')]);
  });

  it('tells which place in the queue was given up', () => {
    const { registry } = setUp(2);
    for (const name of 'abcde') registry.take(SALA, claim(name), WAIT);
    expect(registry.lose('d')).toMatchObject({ held: null, turnover: { queueFrom: 2 } });
    expect(registry.leave('c')).toMatchObject({ room: SALA, turnover: { queueFrom: 1 } });
    expect(registry.room(SALA).queue).toEqual([waiting('e')]);
  });

  it('gives the place in the queue to the connection that comes with the same peer', () => {
    const { registry } = setUp(2);
    for (const name of 'abcd') registry.take(SALA, claim(name), WAIT);
    const again = claim('c', 'c2');
    expect(registry.take(SALA, again, WAIT)).toMatchObject({
      status: 'waiting',
      turnover: { dismissed: [{ connection: 'c', why: 'replaced' }] },
    });
    expect(registry.place('c')).toBeNull();
    expect(registry.room(SALA).queue).toEqual([{ ...again, awayUntilMs: null }, waiting('d')]);
    expect(registry.lose('c')).toBeNull();
  });

  it('knows nothing of connections that have no place', () => {
    const { registry } = setUp(2);
    expect(registry.start('a')).toBeNull();
    expect(registry.leave('a')).toBeNull();
    expect(registry.lose('a')).toBeNull();
  });

  it('never breaks its promises, whatever happens in whatever order', () => {
    const person = fc.integer({ min: 0, max: 7 });
    const action = fc.oneof(
      fc.record({
        type: fc.constant('take'),
        person,
        room: fc.constantFrom(...ROOMS),
        wait: fc.boolean(),
      }),
      fc.record({ type: fc.constantFrom('leave', 'lose', 'start'), person }),
      fc.record({ type: fc.constant('pass'), ms: fc.integer({ min: 0, max: HOLD_MS }) }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }),
        fc.array(action, { maxLength: 120 }),
        (capacity, actions) => {
          const { registry, clock } = setUp(capacity);
          /** Each person has one peer id a room, and a new connection for every attempt to sit down. */
          const connections = new Map<number, string>();
          let attempts = 0;
          for (const step of actions) {
            if ('ms' in step) {
              clock.nowMs += step.ms;
              Array.from(registry.expire());
            } else if ('room' in step) {
              const connection = `${step.person}/${++attempts}`;
              const wanted = peer(String(step.person));
              const held = registry.room(step.room).seats.find((seat) => seat.peer === wanted);
              const arrival = registry.take(
                step.room,
                { ...claim(String(step.person), connection), peer: wanted },
                step.wait ? WAIT : SIT,
              );
              // Whose seat is held, or taken by an older connection of one's own, always gets it.
              if (held) expect(arrival.status).toBe('seated');
              if (arrival.status !== 'full') connections.set(step.person, connection);
            } else {
              const connection = connections.get(step.person) ?? 'nobody';
              if (step.type === 'leave') registry.leave(connection);
              else if (step.type === 'lose') registry.lose(connection);
              else registry.start(connection);
            }
            expectSound(registry, capacity, clock.nowMs);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

function expectSound(registry: RoomRegistry, capacity: number, nowMs: number): void {
  const seen: string[] = [];
  for (const room of ROOMS) {
    const { seats, queue } = registry.room(room);
    expect(seats.length).toBeLessThanOrEqual(capacity);
    if (queue.length > 0) expect(seats).toHaveLength(capacity);
    expect(new Set([...seats, ...queue].map((one) => one.peer)).size).toBe(
      seats.length + queue.length,
    );
    for (const { peer: id, holder } of seats) {
      if (holder.status === 'away') {
        expect(holder.untilMs).toBeGreaterThan(nowMs);
        continue;
      }
      seen.push(holder.connection);
      expect(registry.place(holder.connection)).toEqual({ room, peer: id, status: 'seated' });
    }
    for (const { peer: id, connection } of queue) {
      seen.push(connection);
      expect(registry.place(connection)).toEqual({ room, peer: id, status: 'waiting' });
    }
  }
  expect(new Set(seen).size).toBe(seen.length);
}
