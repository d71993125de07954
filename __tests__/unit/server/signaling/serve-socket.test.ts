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
    cutOff: () => undefined,
  };

  beforeEach(() => {
    turns = new LoopTurns(() => nowMs);
    said = [];
    socket.removeAllListeners();
    socket.connected = true;
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

  it('has it known in turn that connections are gone, of which many may be at once', async () => {
    hear(['join_room', { room: 'sala' }]);
    spendTurn();
    socket.connected = false;
    socket.emit('disconnect', 'transport close');
    expect(said).toEqual(['join_room']);
    await turn();
    await turn();
    expect(said).toEqual(['join_room', 'lost']);
  });

  it('gives no place to who is gone already', () => {
    socket.connected = false;
    hear(['join_room', { room: 'sala' }]);
    expect(said).toEqual([]);
  });

  it('hears at once who says little', () => {
    hear(['join_room', { room: 'sala' }]);
    expect(said).toEqual(['join_room']);
  });
});
