import { EventEmitter } from 'node:events';
import { createSocketChannel } from '../../../lib/line/socket-channel';
import type { SignalingHandlers } from '../../../lib/line/signaling-channel';
import { standIn } from '../../fakes/stand-in';

/** The client's side of a socket, as far as the channel uses it. */
class FakeSocket extends EventEmitter {
  readonly io = { reconnectionDelay: jest.fn() };
  readonly connect = jest.fn();

  override on(event: string, listener?: () => void): this {
    return listener ? super.on(event, listener) : this;
  }
}

const socket = new FakeSocket();
const mockIo = jest.fn((_options: unknown) => socket);
jest.mock('socket.io-client', () => ({ io: (options: unknown) => mockIo(options) }));
jest.mock('../../../lib/base/random-fraction', () => ({ randomFraction: () => 0.25 }));

const opened = () => {
  createSocketChannel().open(standIn<SignalingHandlers>({}));
};

beforeEach(() => {
  jest.useFakeTimers();
  jest.clearAllMocks();
  socket.removeAllListeners();
  opened();
});
afterEach(() => jest.useRealTimers());

it('waits for its turn when the server goes, and no longer than that', () => {
  socket.emit('signal_error', { code: 'shutting_down', event: null, returnMs: 1_200 });
  expect(socket.io.reconnectionDelay).toHaveBeenLastCalledWith(1_700);
  socket.emit('connect');
  expect(socket.io.reconnectionDelay).toHaveBeenLastCalledWith(500);
});

it('gives up an attempt that nobody answers within 10 s, so that the next one can fare better', () => {
  expect(mockIo).toHaveBeenCalledWith(expect.objectContaining({ timeout: 10_000 }));
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
