import { EventEmitter } from 'node:events';
import { Farewells } from '../../../../server/signaling/farewells';
import type { SignalingServer } from '../../../../server/signaling/signaling-server';
import { standIn } from '../../../fakes/stand-in';
import { eventually } from '../../../support/eventually';

const COUNT = 1_000;
const ids = Array.from({ length: COUNT }, (_, index) => `client-${String(index)}`);

/** Clients, of whom each takes a while to be told, and when they are to come back. */
function world() {
  const returns: number[] = [];
  let nowMs = 0;
  const sockets = ids.map((id) => {
    const conn = Object.assign(new EventEmitter(), { close: () => void conn.emit('close') });
    return {
      id,
      conn,
      removeAllListeners: () => undefined,
      emit: (_event: string, { returnMs }: { returnMs: number }) => void returns.push(returnMs),
    };
  });
  const io = { sockets: { sockets: new Map(sockets.map((socket) => [socket.id, socket])) } };
  return { farewells: new Farewells(standIn<SignalingServer>(io), () => nowMs++), returns };
}

describe('farewells of many clients', () => {
  it('are said a few at a time, and have them come back within some seconds', async () => {
    const { farewells, returns } = world();
    farewells.sendAway(ids, 1_000);
    expect(returns.length).toBeLessThan(10);
    await eventually('all are told', () => returns.length === COUNT);
    expect(returns[0]).toBe(1_000);
    expect(returns).toEqual([...returns].sort((one, other) => one - other));
    expect(Math.max(...returns)).toBeLessThan(6_001);
  });

  it('are said to all when the server goes, a few at a time too', async () => {
    const { farewells, returns } = world();
    const closed = farewells.closeAll();
    expect(returns.length).toBeLessThan(10);
    await closed;
    expect(returns).toHaveLength(COUNT);
  });
});
