import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import pino from 'pino';
import type { ClientConnection } from '../../../../server/signaling/client-connection';
import { COMMAND_TURN_MS, CommandQueue } from '../../../../server/signaling/command-queue';
import type { RefusalLog } from '../../../../server/signaling/refusal-log';
import { serveSocket } from '../../../../server/signaling/serve-socket';
import type { SignalingSocket } from '../../../../server/signaling/signaling-server';
import { networksOf } from '../../../../server/shares/networks-of';

const networks = networksOf('203.0.113.7');

describe('serveSocket', () => {
  let nowMs = 0;
  let queue: CommandQueue;
  let said: string[];
  let hear: (event: readonly unknown[]) => void;
  const socket = Object.assign(new EventEmitter(), { connected: true });
  const client = { id: 'socket', networks, isCutOff: false, cutOff: () => undefined };

  beforeEach(() => {
    queue = new CommandQueue(() => nowMs);
    said = [];
    socket.removeAllListeners();
    socket.connected = true;
    client.isCutOff = false;
    const use = (middleware: typeof hear): unknown => (hear = middleware);
    serveSocket(
      Object.assign(socket, { use }) as unknown as SignalingSocket,
      client as unknown as ClientConnection,
      queue,
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
  const spendTurn = (): void => queue.add(networks, () => void (nowMs += COMMAND_TURN_MS));

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
});
