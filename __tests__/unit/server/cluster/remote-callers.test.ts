import * as v from 'valibot';
import { RoomIdSchema } from '../../../../lib/signaling/identifiers';
import type { NodeFrame, SayFrame } from '../../../../server/cluster/node-frames';
import { RemoteCallers } from '../../../../server/cluster/remote-callers';
import type { Command } from '../../../../server/signaling/read-command';
import { standIn } from '../../../fakes/stand-in';

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
function world() {
  const told: string[] = [];
  const sent: NodeFrame[] = [];
  const claims: ((keeper: string) => void)[] = [];
  const callers = new RemoteCallers({
    self: () => 'here',
    tenures: { holds: () => false, use: () => undefined },
    settle: () => new Promise((resolve) => claims.push(resolve)),
    keeper: {
      hear: (connection, _networks, { event }) => told.push(`${connection} ${event}`),
      lose: (connection) => void told.push(`${connection} lost`),
      unwatch: (connection) => void told.push(`${connection} unwatch`),
    },
    send: (_to, frame) => void sent.push(frame),
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
