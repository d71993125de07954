import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import pino from 'pino';
import type { ClientConnection } from '../../../../server/signaling/client-connection';
import { LOOP_TURN_MS, LoopTurns } from '../../../../server/signaling/loop-turns';
import type { RefusalLog } from '../../../../server/signaling/refusal-log';
import { serveSocket } from '../../../../server/signaling/serve-socket';
import type { SignalingSocket } from '../../../../server/signaling/signaling-server';
import { networksOf } from '../../../../server/shares/networks-of';

const networks = networksOf('203.0.113.7');

describe('serveSocket', () => {
  let nowMs = 0;
  let turns: LoopTurns;
  let said: string[];
  let hear: (event: readonly unknown[]) => void;
  const socket = Object.assign(new EventEmitter(), { connected: true });
  const client = {
    id: 'socket',
    networks,
    hasWebSocket: false,
    isCutOff: false,
    cutOff: () => undefined,
  };

  beforeEach(() => {
    turns = new LoopTurns(() => nowMs);
    said = [];
    socket.removeAllListeners();
    socket.connected = true;
    client.isCutOff = false;
    client.hasWebSocket = false;
    const use = (middleware: typeof hear): unknown => (hear = middleware);
    serveSocket(
      Object.assign(socket, { use }) as unknown as SignalingSocket,
      client as unknown as ClientConnection,
      turns,
      {
        hear: (_client, { event }) => void said.push(event),
        lose: () => void said.push('lost'),
        seatOf: () => null,
      },
      { note: () => undefined } as unknown as RefusalLog,
      pino({ enabled: false }),
    );
  });

  /** From now on whatever is said in this turn waits. */
  const spendTurn = (): void =>
    turns.add({
      networks,
      step: () => {
        nowMs += LOOP_TURN_MS;
        return false;
      },
    });

  it('hears what was said before it hears that the connection is gone', async () => {
    spendTurn();
    hear(['lock_room', { locked: true }]);
    hear(['leave_room']);
    socket.connected = false;
    socket.emit('disconnect', 'transport close');
    expect(said).toEqual([]);
    await turn();
    expect(said).toEqual(['lock_room', 'leave_room', 'lost']);
  });

  it('gives no place to who is gone meanwhile', async () => {
    spendTurn();
    hear(['join_room', { room: 'sala' }]);
    socket.connected = false;
    socket.emit('disconnect', 'transport close');
    await turn();
    expect(said).toEqual(['lost']);
  });

  it('hears nothing more of who was cut off meanwhile, but that it is gone', async () => {
    spendTurn();
    hear(['leave_room']);
    client.isCutOff = true;
    socket.connected = false;
    socket.emit('disconnect', 'server namespace disconnect');
    await turn();
    expect(said).toEqual(['lost']);
  });

  it('hears at once who says little', () => {
    hear(['join_room', { room: 'sala' }]);
    expect(said).toEqual(['join_room']);
  });

  it('hears a WebSocket, which was read in its turn, at once, but not before what it said over HTTP', async () => {
    client.hasWebSocket = true;
    spendTurn();
    hear(['join_room', { room: 'sala' }]);
    expect(said).toEqual(['join_room']);
    client.hasWebSocket = false;
    hear(['lock_room', { locked: true }]);
    client.hasWebSocket = true;
    hear(['leave_room']);
    expect(said).toEqual(['join_room']);
    await turn();
    expect(said).toEqual(['join_room', 'lock_room', 'leave_room']);
  });
});
