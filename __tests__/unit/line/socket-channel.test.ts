import { EventEmitter } from 'node:events';
import { createSocketChannel } from '../../../lib/line/socket-channel';
import type { SignalingHandlers } from '../../../lib/line/signaling-channel';
import type { RoomId, SeatToken } from '../../../lib/signaling/identifiers';
import { FakeStorage } from '../../fakes/fake-storage';
import { standIn } from '../../fakes/stand-in';

/** An attempt to connect over one transport. */
class FakeEngine extends EventEmitter {
  readonly transport = Object.assign(new EventEmitter(), { name: 'websocket' });
}

class FakeManager extends EventEmitter {
  readonly reconnectionDelay = jest.fn();
  readonly opts: { transports?: string[] } = {};
  engine = new FakeEngine();

  override on(event: string, listener?: () => void): this {
    return listener ? super.on(event, listener) : this;
  }
}

/** The client's side of a socket, as far as the channel uses it. */
class FakeSocket extends EventEmitter {
  io = new FakeManager();
  readonly connect = jest.fn();
  connected = false;
  /** Whether it comes back by itself. */
  active = true;
  readonly disconnect = jest.fn(() => this);
  readonly onAny = jest.fn();

  override on(event: string, listener?: () => void): this {
    return listener ? super.on(event, listener) : this;
  }
}

const socket = new FakeSocket();
const mockIo = jest.fn((_options: unknown) => socket);
jest.mock('socket.io-client', () => ({ io: (options: unknown) => mockIo(options) }));
jest.mock('../../../lib/base/random-fraction', () => ({ randomFraction: () => 0.25 }));

let memory = new FakeStorage();
const opened = () => {
  createSocketChannel({ memory }).open(standIn<SignalingHandlers>({}));
};

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
  jest.clearAllMocks();
  socket.removeAllListeners();
  socket.io = new FakeManager();
  socket.connected = false;
  memory = new FakeStorage();
  opened();
});
afterEach(() => jest.useRealTimers());

it('tells of whatever the server says, be it a heartbeat', () => {
  const heard = jest.fn();
  createSocketChannel({ memory }).open(standIn<SignalingHandlers>({ heard }));
  expect(socket.onAny).toHaveBeenLastCalledWith(heard);
  socket.io.emit('ping');
  expect(heard).toHaveBeenCalledTimes(1);
});

it('connects ahead of who will listen, once, and says to them that it is connected', () => {
  mockIo.mockClear();
  const connected = jest.fn();
  const channel = createSocketChannel({ memory });
  const takeBack = channel.connect();
  expect(mockIo).toHaveBeenCalledTimes(1);
  socket.connected = true;
  socket.emit('connect');

  channel.open(standIn<SignalingHandlers>({ connected }));
  expect(mockIo).toHaveBeenCalledTimes(1);
  expect(connected).toHaveBeenCalledTimes(1);
  channel.connect();
  expect(mockIo).toHaveBeenCalledTimes(1);

  // Who has opened it has something to say before it is closed.
  takeBack();
  expect(socket.disconnect).not.toHaveBeenCalled();
  channel.close();
  expect(socket.disconnect).toHaveBeenCalledTimes(1);
});

it('disconnects again what was connected for nobody', () => {
  const channel = createSocketChannel({ memory });
  channel.connect()();
  expect(socket.disconnect).toHaveBeenCalledTimes(1);
  expect(socket.eventNames()).toEqual([]);

  mockIo.mockClear();
  channel.open(standIn<SignalingHandlers>({}));
  expect(mockIo).toHaveBeenCalledTimes(1);
});

it('says to who listens before it is connected when it is', () => {
  const connected = jest.fn();
  createSocketChannel({ memory }).open(standIn<SignalingHandlers>({ connected }));
  expect(connected).not.toHaveBeenCalled();
  socket.emit('connect');
  expect(connected).toHaveBeenCalledTimes(1);
});

it('waits for its turn when the server goes, and no longer than that', () => {
  socket.emit('signal_error', { code: 'shutting_down', event: null, returnMs: 1_200 });
  expect(socket.io.reconnectionDelay).toHaveBeenLastCalledWith(1_700);
  socket.emit('connect');
  expect(socket.io.reconnectionDelay).toHaveBeenLastCalledWith(500);
});

it('gives up an attempt that nobody answers within 10 s, so that the next one can fare better', () => {
  expect(mockIo).toHaveBeenCalledWith(expect.objectContaining({ timeout: 10_000 }));
});

it('tries polling after an attempt in vain, and a WebSocket first again once it is connected', () => {
  socket.io.emit('error', new Error('websocket error'));
  expect(socket.io.opts.transports).toBeUndefined();
  socket.io.emit('error', new Error('timeout'));
  expect(socket.io.opts.transports).toEqual(['polling', 'websocket']);
  socket.emit('connect');
  expect(socket.io.opts.transports).toEqual(['websocket', 'polling']);
});

it('tells a balancer by every request which room it is about, and nothing where it is about none', () => {
  expect(mockIo).toHaveBeenLastCalledWith(
    expect.not.objectContaining({ query: expect.anything() }),
  );
  createSocketChannel({ memory, mark: 'ec8c' }).open(standIn<SignalingHandlers>({}));
  expect(mockIo).toHaveBeenLastCalledWith(expect.objectContaining({ query: { r: 'ec8c' } }));
});

it('takes no other refusal for that', () => {
  socket.emit('signal_error', { code: 'bad_payload', event: 'join_room' });
  expect(socket.io.reconnectionDelay).not.toHaveBeenCalled();
});

it('comes back after the server closed the socket on purpose, others at other times', () => {
  socket.emit('disconnect', 'io server disconnect');
  jest.advanceTimersByTime(1_499);
  expect(socket.connect).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(socket.connect).toHaveBeenCalledTimes(1);
});

describe('a seat that was left while the server was out of reach', () => {
  const seat = { room: standIn<RoomId>('sala'), token: standIn<SeatToken>('x') };
  const leave = () => {
    const channel = createSocketChannel({ memory });
    channel.open(standIn<SignalingHandlers>({}));
    channel.closeAfterLeaving(seat);
  };

  it('is given up as soon as it can be, and then the socket is closed', () => {
    const told = jest.fn();
    leave();
    socket.on('leave_room', told);
    expect(socket.disconnect).not.toHaveBeenCalled();
    socket.emit('connect');
    expect(told).toHaveBeenCalledWith({ seat });
    expect(socket.disconnect).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(120_000);
    expect(socket.disconnect).toHaveBeenCalledTimes(1);
  });

  it('is not told of for ever', () => {
    leave();
    jest.advanceTimersByTime(60_000);
    expect(socket.disconnect).toHaveBeenCalledTimes(1);
  });

  it('has the socket come back that the server closed', () => {
    socket.active = false;
    leave();
    expect(socket.connect).toHaveBeenCalledTimes(1);
    socket.active = true;
  });
});

describe('a WebSocket that opens', () => {
  const transports = () => socket.io.opts.transports;

  it('has said something in time, most often', () => {
    socket.io.engine.transport.emit('open');
    jest.advanceTimersByTime(2_999);
    socket.io.engine.emit('handshake');
    jest.advanceTimersByTime(10_000);
    expect(socket.disconnect).not.toHaveBeenCalled();
  });

  it('is not waited for when it was closed', () => {
    socket.io.engine.transport.emit('open');
    socket.io.engine.emit('close');
    jest.advanceTimersByTime(10_000);
    expect(socket.disconnect).not.toHaveBeenCalled();
  });

  it('and stays silent makes way for polling, for the rest of the visit', async () => {
    const expectCareful = () =>
      expect(mockIo).toHaveBeenLastCalledWith(
        expect.objectContaining({ transports: ['polling', 'websocket'] }),
      );
    // The first one carried, and was lost; another one is opened.
    socket.io.engine = new FakeEngine();
    socket.io.emit('reconnect_attempt');
    await Promise.resolve();
    socket.io.engine.transport.emit('open');
    jest.advanceTimersByTime(3_000);
    expect(socket.disconnect).toHaveBeenCalledTimes(1);
    expect(socket.connect).toHaveBeenCalledTimes(1);
    expect(transports()).toEqual(['polling', 'websocket']);
    mockIo.mockClear();
    opened();
    expectCareful();
    // The page is loaded again.
    await jest.isolateModulesAsync(async () => {
      const next = await import('../../../lib/line/socket-channel');
      next.createSocketChannel({ memory }).open(standIn<SignalingHandlers>({}));
      expectCareful();
      // Another tab knows nothing of it.
      next.createSocketChannel({ memory: new FakeStorage() }).open(standIn<SignalingHandlers>({}));
      expect(mockIo).toHaveBeenLastCalledWith(
        expect.objectContaining({ transports: ['websocket', 'polling'] }),
      );
    });
    // This page knows by itself, where nothing can be kept.
    memory = new FakeStorage();
    opened();
    expectCareful();
  });
});
