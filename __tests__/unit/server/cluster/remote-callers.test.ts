import * as v from 'valibot';
import { RoomIdSchema } from '../../../../lib/signaling/identifiers';
import type { NodeFrame, SayFrame } from '../../../../server/cluster/node-frames';
import { RemoteCallers } from '../../../../server/cluster/remote-callers';
import type { Command } from '../../../../server/signaling/read-command';
import { standIn } from '../../../fakes/stand-in';
import { eventually } from '../../../support/eventually';

const SALA = v.parse(RoomIdSchema, 'sala');

const join: SayFrame = {
  kind: 'say',
  socket: 'ben',
  room: SALA,
  networks: ['x'],
  relays: null,
  command: standIn<Command>({ event: 'join_room', message: { room: SALA, wait: false } }),
};
const lost: NodeFrame = { kind: 'lost', socket: 'ben', cause: 'transport close' };

/** Callers of a node that is asking who keeps a room, and what its keeper of rooms is told. */
function world(holds = false) {
  let nowMs = 0;
  const told: string[] = [];
  const sent: NodeFrame[] = [];
  const claims: ((keeper: string) => void)[] = [];
  const callers = new RemoteCallers({
    self: () => 'here',
    tenures: { holds: () => holds, use: () => undefined },
    settle: () => new Promise((resolve) => claims.push(resolve)),
    keeper: {
      hear: (connection, _networks, { event }) => told.push(`${connection} ${event}`),
      lose: (connection) => void told.push(`${connection} lost`),
      unwatch: (connection) => void told.push(`${connection} unwatch`),
    },
    send: (_to, frame) => void sent.push(frame),
    // Everything takes a while.
    now: () => nowMs++,
  });
  const answer = async (keeper: string): Promise<void> => {
    claims.shift()?.(keeper);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return { callers, told, sent, answer };
}

describe('clients of other nodes, while it is found out who keeps their room', () => {
  it('are gone when they went meanwhile', async () => {
    const { callers, told, answer } = world();
    callers.receive('there', join);
    callers.receive('there', lost);
    await answer('here');
    expect(told.slice(-2)).toEqual(['there/ben join_room', 'there/ben lost']);
    expect(callers.relaysOf('there/ben')).toBeNull();
  });

  it('say nothing any more when their node is gone', async () => {
    const { callers, told, answer } = world();
    callers.receive('there', join);
    callers.receive('elsewhere', { ...join, socket: 'cleo' });
    callers.drop('there');
    await answer('here');
    expect(told).toEqual(['elsewhere/cleo join_room']);
  });

  it('are told of it when another node keeps it, unless they went', async () => {
    const { callers, sent, answer } = world();
    callers.receive('there', join);
    callers.receive('there', lost);
    await answer('elsewhere');
    expect(sent).toEqual([{ kind: 'elsewhere', frame: join }]);
  });
});

describe('many clients of other nodes', () => {
  const COUNT = 1_000;
  const sockets = Array.from({ length: COUNT }, (_, index) => `socket-${String(index)}`);

  it('of a node that is gone are lost a few at a time, and before they say anything more', async () => {
    const { callers, told } = world(true);
    for (const socket of sockets) callers.receive('there', { ...join, socket });
    told.length = 0;
    callers.drop('there');
    expect(told.length).toBeLessThan(10);
    callers.receive('there', { ...join, socket: 'socket-999' });
    expect(told.slice(-2)).toEqual(['there/socket-999 lost', 'there/socket-999 join_room']);
    await eventually('all are lost', () => told.length > COUNT);
    const lost = told.filter((line) => line.endsWith(' lost'));
    expect(lost).toHaveLength(COUNT);
    expect(new Set(lost).size).toBe(COUNT);
  });

  it('that go while it is found out who keeps their rooms are not looked for among all that waits', () => {
    const { callers } = world();
    let looks = 0;
    const counted = (frame: NodeFrame, socket: string): NodeFrame =>
      Object.defineProperty({ ...frame }, 'socket', { get: () => ((looks += 1), socket) });
    for (const socket of sockets) {
      const room = v.parse(RoomIdSchema, `room-${socket}`);
      callers.receive('there', counted({ ...join, room }, socket));
    }
    for (const socket of sockets) callers.receive('there', counted(lost, socket));
    expect(looks).toBeLessThan(10 * COUNT);
  });
});
