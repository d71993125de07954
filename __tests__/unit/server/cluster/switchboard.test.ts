import * as v from 'valibot';
import { PeerIdSchema, RoomIdSchema } from '../../../../lib/signaling/identifiers';
import { LocalDesk } from '../../../../server/cluster/local-desk';
import type { NodeFrame } from '../../../../server/cluster/node-frames';
import type { SwitchboardOptions } from '../../../../server/cluster/switchboard';
import { Switchboard } from '../../../../server/cluster/switchboard';
import type { ClientConnection } from '../../../../server/signaling/client-connection';
import type { Command } from '../../../../server/signaling/read-command';
import type { RoomKeeper } from '../../../../server/signaling/room-keeper';
import { standIn } from '../../../fakes/stand-in';

const SALA = v.parse(RoomIdSchema, 'sala');
const JARDIN = v.parse(RoomIdSchema, 'jardin');
const PEER = v.parse(PeerIdSchema, 'a-peer-a-peer-a-');

const join = (room = SALA): Command =>
  standIn<Command>({ event: 'join_room', message: { room, wait: false, session: '' } });
const start: Command = { event: 'start_call', message: undefined };

/** A switchboard of node `here`, and what it does; rooms are kept by whom the test says. */
function world() {
  const sent: (readonly [to: string, frame: NodeFrame])[] = [];
  const told: unknown[][] = [];
  const sentAway: string[] = [];
  const orders: string[] = [];
  const local = {
    keeps: jest.fn(() => false),
    hear: jest.fn(),
    lose: jest.fn(),
    unwatch: jest.fn(),
    seatOf: jest.fn(() => null),
  };
  const settling: ((keeper: string | null) => void)[] = [];
  const board = new Switchboard({
    self: () => 'here',
    local,
    settle: () =>
      new Promise((resolve, reject) => {
        settling.push((keeper) => (keeper === null ? reject(new Error('away')) : resolve(keeper)));
      }),
    send: (to, frame) => void sent.push([to, frame]),
    relaysOf: () => ({ stun: [], turn: [] }),
    outbox: standIn<SwitchboardOptions['outbox']>({
      send: (...message: unknown[]) => void told.push(message),
      close: jest.fn(),
    }),
    sendAway: (connections, when) => {
      sentAway.push(...connections);
      orders.push(when);
    },
  });
  const cutOff = jest.fn();
  const client = standIn<ClientConnection>({ id: 'ana', networks: ['x'], cutOff });
  /** Answers the oldest question who keeps a room. */
  const answer = async (keeper: string | null): Promise<void> => {
    settling.shift()?.(keeper);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  const said = (): unknown[] =>
    sent.flatMap(([to, frame]) => (frame.kind === 'say' ? [[to, frame.command.event]] : []));
  return { board, client, local, sent, told, sentAway, orders, answer, said, cutOff, settling };
}

describe('Switchboard', () => {
  it('hands on what a client says in order, once it is known to whom', async () => {
    const { board, client, said, answer } = world();
    board.hear(client, join());
    board.hear(client, start);
    board.hear(client, { event: 'leave_room', message: undefined });
    expect(said()).toEqual([]);
    await answer('there');
    expect(said()).toEqual([
      ['there', 'join_room'],
      ['there', 'start_call'],
      ['there', 'leave_room'],
    ]);
  });

  it('hears answers from the keeper alone', async () => {
    const { board, client, told, answer } = world();
    board.hear(client, join());
    await answer('there');
    const frame = standIn<NodeFrame>({
      kind: 'tell',
      socket: 'ana',
      event: 'peer_left',
      message: [{ peer: PEER }],
    });
    board.receive('elsewhere', frame);
    expect(told).toEqual([]);
    board.receive('there', frame);
    expect(told).toEqual([['ana', 'peer_left', { peer: PEER }]]);
    board.drop('there');
    board.receive('there', frame);
    expect(told).toHaveLength(1);
  });

  it('has a client come back when nobody knows who keeps its room, or when the keeper is gone', async () => {
    const { board, client, sentAway, answer } = world();
    board.hear(client, join());
    await answer(null);
    expect(sentAway).toEqual(['ana']);
    board.hear(client, join());
    await answer('there');
    board.drop('another');
    expect(sentAway).toHaveLength(1);
    board.drop('there');
    expect(sentAway).toEqual(['ana', 'ana']);
  });

  it('has one of each room come back first, and at once, when their keeper is gone', async () => {
    const { board, sentAway, orders, answer } = world();
    const rooms = { ana: SALA, ben: SALA, cleo: JARDIN };
    for (const [id, room] of Object.entries(rooms)) {
      board.hear(standIn<ClientConnection>({ id, networks: ['x'] }), join(room));
      await answer('there');
    }
    board.drop('there');
    expect(sentAway).toEqual(['ana', 'cleo', 'ben']);
    expect(orders).toEqual(['at_once']);
  });

  it('asks again when the room is kept elsewhere, but not for ever', async () => {
    const { board, client, said, sentAway, sent, answer } = world();
    board.hear(client, join());
    for (let hop = 0; hop < 3; hop++) {
      await answer('there');
      const [, frame] = sent.at(-1) ?? [];
      if (frame?.kind === 'say') board.receive('there', { kind: 'elsewhere', frame });
    }
    await answer('there');
    expect(said()).toHaveLength(4);
    const [, frame] = sent.at(-1) ?? [];
    if (frame?.kind === 'say') board.receive('there', { kind: 'elsewhere', frame });
    expect(sentAway).toEqual(['ana']);
  });

  it('leaves the room of one keeper for that of another, unless there is a seat', async () => {
    const { board, client, sent, told, answer } = world();
    board.hear(client, join());
    await answer('there');
    board.hear(client, join(JARDIN));
    await answer('elsewhere');
    expect(sent.map(([to, { kind }]) => [to, kind])).toEqual([
      ['there', 'say'],
      ['there', 'lost'],
      ['elsewhere', 'say'],
    ]);
    const seat = { self: PEER, capacity: 5 };
    board.receive(
      'elsewhere',
      standIn<NodeFrame>({ kind: 'tell', socket: 'ana', event: 'room_created', message: [seat] }),
    );
    board.hear(client, join());
    await answer('there');
    expect(told.at(-1)).toEqual([
      'ana',
      'signal_error',
      { code: 'already_seated', event: 'join_room' },
    ]);
  });

  it('tells the keepers when a connection ends, and hears nothing of it any more', async () => {
    const { board, client, sent, answer, local } = world();
    board.hear(client, join());
    await answer('there');
    board.lose('ana', 'transport close');
    expect(sent.at(-1)).toEqual([
      'there',
      { kind: 'lost', socket: 'ana', cause: 'transport close' },
    ]);
    expect(local.lose).toHaveBeenCalledWith('ana', 'transport close');
    // What was being found out is nobody's any more.
    board.hear(client, join());
    board.lose('ana', 'transport close');
    await answer('there');
    expect(sent.filter(([, { kind }]) => kind === 'say')).toHaveLength(1);
  });

  it('is forgotten by the keeper of a room that it looked at and has nothing else to do with', async () => {
    const { board, client, sent, answer } = world();
    const watch = (room: typeof SALA): Command => ({ event: 'watch_room', message: { room } });
    board.hear(client, watch(SALA));
    await answer('there');
    board.hear(client, watch(JARDIN));
    await answer('elsewhere');
    expect(sent[1]).toEqual(['there', { kind: 'lost', socket: 'ana', cause: 'moved' }]);
    board.hear(client, join(JARDIN));
    board.hear(client, watch(SALA));
    await answer('there');
    expect(sent.at(-2)).toEqual(['elsewhere', { kind: 'unwatch', socket: 'ana' }]);
  });

  it('cuts off who goes on to talk while it waits', () => {
    const { board, client, cutOff } = world();
    board.hear(client, join());
    for (let count = 0; count < 99; count++) board.hear(client, start);
    expect(cutOff).not.toHaveBeenCalled();
    board.hear(client, start);
    expect(cutOff).toHaveBeenCalledWith('flooded');
  });
});

describe('LocalDesk, while it may have lost a room', () => {
  const lock: Command = { event: 'lock_room', message: { locked: true } };
  const harmless = ({ event }: Command): boolean => event === 'start_call';

  /** A desk of one room, and what its keeper heard. */
  function desk() {
    const heard: string[] = [];
    const away: string[] = [];
    const cutOff = jest.fn();
    const state = { holds: false };
    const one = new LocalDesk(
      standIn<RoomKeeper>({
        hear: (id: string, _networks: unknown, { event, message }: Command) => {
          heard.push(`${id} ${event}${event === 'leave_room' ? JSON.stringify(message) : ''}`);
          return 0;
        },
        lose: () => undefined,
        isHarmless: harmless,
      }),
      { holds: () => state.holds, remembers: () => true, use: () => undefined },
      (connections) => void away.push(...connections),
    );
    const person = (id: string): ClientConnection =>
      standIn<ClientConnection>({ id, networks: ['x'], countDeliveries: () => undefined, cutOff });
    return { desk: one, state, heard, away, cutOff, ana: person('ana'), ben: person('ben') };
  }

  it('does what harms nobody, and nothing that gives or frees a seat', () => {
    const { desk: one, heard, ana } = desk();
    one.hear(ana, start, SALA);
    one.hear(ana, lock, SALA);
    const givenUp = standIn<Command>({ event: 'leave_room', message: { seat: { room: SALA } } });
    one.hear(ana, givenUp, SALA);
    expect(heard).toEqual(['ana start_call']);
    one.hear(ana, { event: 'leave_room', message: { mayReturn: false } }, SALA);
    expect(heard.at(-1)).toBe('ana leave_room{"mayReturn":true}');
  });

  it('has those come back later who want a seat', () => {
    const { desk: one, heard, away, ana } = desk();
    one.hear(ana, join(), SALA);
    expect(heard).toEqual([]);
    expect(away).toEqual(['ana']);
  });

  it('does not look through all that waits for whoever goes', () => {
    const COUNT = 1_000;
    const { desk: one } = desk();
    let looks = 0;
    const ids = Array.from({ length: COUNT }, (_, index) => `client-${String(index)}`);
    for (const id of ids) {
      const client = Object.defineProperty(standIn<ClientConnection>({}), 'id', {
        get: () => ((looks += 1), id),
      });
      one.hear(client, lock, v.parse(RoomIdSchema, `room-${id}`));
    }
    for (const id of ids) one.lose(id, 'transport close');
    expect(looks).toBeLessThan(10 * COUNT);
  });

  it('does what the host ordered as soon as it is known that the room is kept here', () => {
    const { desk: one, state, heard, ana, ben } = desk();
    one.hear(ana, lock, SALA);
    one.hear(ben, lock, SALA);
    one.lose('ben', 'transport close');
    one.goOn();
    expect(heard).toEqual([]);
    state.holds = true;
    one.goOn();
    expect(heard).toEqual(['ana lock_room']);
    one.goOn();
    expect(heard).toHaveLength(1);
  });

  it('keeps the order of what one says', () => {
    const { desk: one, state, heard, ana } = desk();
    one.hear(ana, lock, SALA);
    state.holds = true;
    one.hear(ana, start, SALA);
    expect(heard).toEqual(['ana lock_room', 'ana start_call']);
  });

  it('forgets it when another node keeps the room', () => {
    const { desk: one, state, heard, ana } = desk();
    one.hear(ana, lock, SALA);
    one.forget(SALA);
    state.holds = true;
    one.goOn();
    expect(heard).toEqual([]);
  });

  it('cuts off who orders too much meanwhile', () => {
    const { desk: one, cutOff, ana } = desk();
    for (let count = 0; count < 100; count++) one.hear(ana, lock, SALA);
    expect(cutOff).not.toHaveBeenCalled();
    one.hear(ana, lock, SALA);
    expect(cutOff).toHaveBeenCalledWith('flooded');
  });
});
