import * as fc from 'fast-check';
import type { PeerId, RoomId, SessionId } from '../../../../lib/signaling/identifiers';
import type { DoorState } from '../../../../server/rooms/room-door';
import { RoomRegistry } from '../../../../server/rooms/room-registry';
import type { HostOrder } from '../../../../server/rooms/room-step';
import { connectionOf } from '../../../../server/rooms/seat';
import type { Turnover } from '../../../../server/rooms/turnover';
import { networksOf } from '../../../../server/shares/networks-of';
import { standIn } from '../../../fakes/stand-in';

const HOLD_MS = 30_000;
const PASS_MS = 60_000;
const EPOCH_MS = 1_700_000_000_000;
const SALA = standIn<RoomId>('sala');
const PEOPLE = 14;
const ROOMS = { total: 5, perNetwork: 5, atLeast: 5 };

const peerOf = (person: number) => standIn<PeerId>(String.fromCharCode(97 + person).repeat(16));

/** What a test knows of the room, kept apart from the registry by simpler means. */
interface Model {
  nowMs: number;
  connections: number;
  /** The connection of each person that has one in the room. */
  readonly at: Map<number, string>;
  /** Until when who left may come back; those whom the host let in may for good, until they leave. */
  readonly passes: Map<PeerId, number>;
  removed: Set<PeerId>;
  locked: boolean;
  newcomersRead: boolean;
  /** Who came while newcomers were not to read what was before, after the last step. */
  latecomers: ReadonlySet<PeerId>;
  /** Connections that were told in the last step that they have no place any more, or gave it up themselves. */
  gone: Set<string>;
}

interface Real {
  readonly registry: RoomRegistry;
  readonly capacity: number;
}

type Command = fc.Command<Model, Real>;

const seatsOf = ({ registry }: Real) => registry.room(SALA).seats.map(({ peer }) => peer);
const queueOf = ({ registry }: Real) => registry.room(SALA).queue.map(({ peer }) => peer);

/** All that have a place in the room. */
function connectionsOf({ registry }: Real): Set<string> {
  const { seats, queue, callers } = registry.room(SALA);
  const seated = seats.flatMap((seat) => connectionOf(seat) ?? []);
  return new Set([...seated, ...[...queue, ...callers].map(({ connection }) => connection)]);
}

function noteDismissed(model: Model, { dismissed }: Turnover): void {
  for (const { connection } of dismissed) model.gone.add(connection);
}

/** Runs a step, and then looks whether everything is as promised. */
function command(label: string, run: (model: Model, real: Real) => void): Command {
  return {
    check: () => true,
    run(model, real) {
      const before = { inside: seatsOf(real), queue: queueOf(real), locked: model.locked };
      const connections = connectionsOf(real);
      model.gone.clear();
      run(model, real);
      const left = connectionsOf(real);
      for (const one of connections) expect(left.has(one) || model.gone.has(one)).toBe(true);
      expectPromises(model, real, before);
    },
    toString: () => label,
  };
}

function expectPromises(
  model: Model,
  real: Real,
  before: { inside: readonly PeerId[]; queue: readonly PeerId[]; locked: boolean },
): void {
  const { seats, queue, callers, door } = real.registry.room(SALA);
  if (!door) {
    expect([...seats, ...queue, ...callers]).toEqual([]);
    // With the room its door is forgotten.
    model.locked = false;
    model.newcomersRead = true;
    model.latecomers = new Set();
    model.removed.clear();
    model.passes.clear();
    return;
  }
  expect(seats.length).toBeLessThanOrEqual(real.capacity);
  expect(callers.length).toBeLessThanOrEqual(10);
  if (queue.length > 0) expect(seats).toHaveLength(real.capacity);
  if (seats.length > 0) expect(seats.map(({ peer }) => peer)).toContain(door.host);
  else expect(door.locked).toBe(true);
  expect(door.locked).toBe(model.locked);
  expect(new Set(door.removed)).toEqual(model.removed);
  expect(door.newcomersRead).toBe(model.newcomersRead);
  for (const { peer } of seats) {
    const isLatecomer = door.latecomers.includes(peer);
    // Nobody here has a token to show: whoever had no seat is new.
    if (before.inside.includes(peer)) expect(isLatecomer).toBe(model.latecomers.has(peer));
    else if (!model.newcomersRead) expect(isLatecomer).toBe(true);
  }
  model.latecomers = new Set(door.latecomers);
  const places = [...seats, ...queue, ...callers].map(({ peer }) => peer);
  expect(new Set(places).size).toBe(places.length);
  for (const { peer } of [...seats, ...queue]) {
    expect(model.removed).not.toContain(peer);
    const isNew = !before.inside.includes(peer) && !before.queue.includes(peer);
    if (isNew && door.locked) expect(model.passes.get(peer) ?? 0).toBeGreaterThan(model.nowMs);
  }
  // When it is locked the queue knocks too, and when it is open nobody stands at the door who need not.
  if (door.locked && !before.locked) {
    for (const { peer } of queue) expect(model.passes.get(peer)).toBeGreaterThan(model.nowMs);
  }
  if (!door.locked) for (const { peer } of callers) expect(model.removed).toContain(peer);
}

/** Everybody who goes, by whatever way, may come back for a while, unless removed. */
function noteDepartures(model: Model, real: Real, before: readonly PeerId[]): void {
  const inside = seatsOf(real);
  for (const peer of before) {
    if (!inside.includes(peer) && !model.removed.has(peer)) {
      model.passes.set(peer, model.nowMs + PASS_MS);
    }
  }
}

const join = (person: number, wait: boolean): Command =>
  command(`join ${person}${wait ? ', waiting' : ''}`, (model, real) => {
    const peer = peerOf(person);
    const owns = seatsOf(real).includes(peer);
    const queued = queueOf(real).includes(peer);
    const isOpen = real.registry.isOpen(SALA);
    const connection = `${person}/${++model.connections}`;
    const claim = {
      peer,
      connection,
      started: false,
      session: standIn<SessionId>(''),
      networks: networksOf(`203.0.113.${person}`),
      returning: false,
    };
    const mayPass =
      !model.removed.has(peer) &&
      (!model.locked || (model.passes.get(peer) ?? 0) > model.nowMs || !isOpen);
    const { status, turnover } = real.registry.take(SALA, claim, { wait, recovered: null });
    noteDismissed(model, turnover);
    if (owns) expect(status).toBe('seated');
    else if (queued) expect(status).toBe(wait ? 'waiting' : 'full');
    else if (mayPass) expect(status).not.toBe('outside');
    else expect(['outside', 'door_busy', 'paused']).toContain(status);
    if (status === 'seated') model.passes.set(peer, Infinity);
    if (['seated', 'waiting', 'outside'].includes(status)) model.at.set(person, connection);
  });

const go = (person: number, word: 'leave' | 'lose'): Command =>
  command(`${word} ${person}`, (model, real) => {
    const connection = model.at.get(person);
    if (connection === undefined) return;
    const inside = seatsOf(real);
    const place = real.registry.place(connection);
    const mayReturn = (model.passes.get(peerOf(person)) ?? 0) > model.nowMs;
    model.gone.add(connection);
    const change = real.registry[word](connection);
    if (change) noteDismissed(model, change.turnover);
    if (place?.status === 'waiting' && mayReturn) {
      model.passes.set(place.peer, model.nowMs + PASS_MS);
    }
    model.at.delete(person);
    noteDepartures(model, real, inside);
  });

const say = (person: number, order: HostOrder): Command =>
  command(`${person} says ${JSON.stringify(order)}`, (model, real) => {
    const connection = model.at.get(person) ?? 'nobody';
    const { door, seats, callers } = real.registry.room(SALA);
    const isSeated = real.registry.place(connection)?.status === 'seated';
    const isHost = isSeated && door?.host === peerOf(person);
    if (isHost && order.type === 'answer' && order.admit) {
      // The model lets in whom the host lets in, if there is anybody.
      if (callers.some(({ peer }) => peer === order.peer)) {
        model.removed.delete(order.peer);
        model.passes.set(order.peer, Infinity);
      }
    }
    const isThere = 'peer' in order && seats.some(({ peer }) => peer === order.peer);
    const result = real.registry.obey(connection, order);
    if (!isHost) {
      expect(result).toBe(isSeated ? 'not_host' : 'not_seated');
      expect(real.registry.room(SALA).door).toEqual(door);
      return;
    }
    if (typeof result !== 'string') noteDismissed(model, result.turnover);
    if (order.type === 'lock') model.locked = order.locked;
    if (order.type === 'newcomers') model.newcomersRead = order.read;
    if (order.type === 'remove' && isThere && order.peer !== peerOf(person)) {
      model.locked = true;
      model.removed.add(order.peer);
      model.passes.delete(order.peer);
    }
  });

const pass = (ms: number): Command =>
  command(`${ms} ms pass`, (model, real) => {
    const inside = seatsOf(real);
    model.nowMs += ms;
    for (const { turnover } of real.registry.expire()) noteDismissed(model, turnover);
    noteDepartures(model, real, inside);
  });

const people = fc.integer({ min: 0, max: PEOPLE - 1 });
const orders: fc.Arbitrary<HostOrder> = fc.oneof(
  fc.record({ type: fc.constant('lock' as const), locked: fc.boolean() }),
  fc.record({ type: fc.constant('newcomers' as const), read: fc.boolean() }),
  fc.record({
    type: fc.constantFrom('remove' as const, 'transfer' as const),
    peer: people.map(peerOf),
  }),
  fc.record({
    type: fc.constant('answer' as const),
    peer: people.map(peerOf),
    admit: fc.boolean(),
  }),
);

describe('a room with its door', () => {
  it('keeps its promises, whoever does what in whatever order', () => {
    // The host is one of the first: they speak more often than all others.
    const speakers = fc.oneof({ arbitrary: fc.integer({ min: 0, max: 3 }), weight: 3 }, people);
    const commands = [
      fc.tuple(people, fc.boolean()).map(([person, wait]) => join(person, wait)),
      fc
        .tuple(people, fc.constantFrom('leave' as const, 'lose' as const))
        .map(([person, word]) => go(person, word)),
      fc.tuple(speakers, orders).map(([person, order]) => say(person, order)),
      fc.tuple(speakers, orders).map(([person, order]) => say(person, order)),
      fc.integer({ min: 0, max: HOLD_MS }).map(pass),
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }),
        fc.commands(commands, { maxCommands: 100, size: 'max' }),
        (capacity, steps) => {
          const model: Model = {
            nowMs: 0,
            connections: 0,
            at: new Map(),
            passes: new Map(),
            removed: new Set(),
            locked: false,
            newcomersRead: true,
            latecomers: new Set(),
            gone: new Set(),
          };
          const registry = new RoomRegistry({
            capacity,
            holdMs: HOLD_MS,
            rooms: ROOMS,
            now: () => model.nowMs,
            epochNow: () => EPOCH_MS + model.nowMs,
          });
          fc.modelRun(() => ({ model, real: { registry, capacity } }), steps);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never leaves a stranger in a locked room, in whatever order people return after a restart', () => {
    const states = fc.array(
      fc.record({
        host: fc.integer({ min: 0, max: 3 }),
        locked: fc.boolean(),
        removed: fc.subarray([1, 2, 3]),
      }),
      { minLength: 1, maxLength: 4 },
    );
    const returns = fc.array(
      fc.record({ person: fc.integer({ min: 0, max: 6 }), shown: fc.option(fc.nat({ max: 3 })) }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(states, returns, (history, arrivals) => {
        const doors = history.map(({ host, locked, removed }, index): DoorState => ({
          stamp: EPOCH_MS + index,
          host: peerOf(host),
          locked,
          removed: removed.filter((person) => person !== host).map(peerOf),
          newcomersRead: host % 2 === 0,
          latecomers: [],
        }));
        const now = () => 0;
        const registry = new RoomRegistry({
          capacity: 5,
          holdMs: HOLD_MS,
          rooms: ROOMS,
          now,
          epochNow: Date.now,
        });
        let newest: DoorState | null = null;
        const vouchers = new Map<PeerId, number>();
        arrivals.forEach(({ person, shown }, index) => {
          const peer = peerOf(person);
          const recovered = shown === null ? null : (doors[shown] ?? null);
          const claim = {
            peer,
            connection: `c${index}`,
            started: true,
            session: standIn<SessionId>(''),
            networks: networksOf(`203.0.113.${person}`),
            returning: true,
          };
          registry.take(SALA, claim, { wait: false, recovered });
          if (recovered && !recovered.removed.includes(peer)) {
            if (!newest || recovered.stamp > newest.stamp) newest = recovered;
            if (recovered.stamp === newest.stamp) vouchers.set(peer, recovered.stamp);
          }
          const { door, seats } = registry.room(SALA);
          if (!newest) return expect(door?.host).toBe(seats[0]?.peer);
          const { host, locked, newcomersRead } = newest;
          expect(door).toMatchObject({ host, locked, newcomersRead });
          for (const seat of seats) {
            expect(newest.removed).not.toContain(seat.peer);
            if (newest.locked) expect(vouchers.get(seat.peer)).toBe(newest.stamp);
          }
        });
      }),
      { numRuns: 200 },
    );
  });
});
