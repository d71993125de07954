import { EventEmitter } from 'node:events';
import { Backlogs } from '../../../../server/signaling/backlogs';
import { standIn } from '../../../fakes/stand-in';

/** The parts of Engine.IO's socket that are looked at. */
class FakeTransport extends EventEmitter {
  readyState = 'open';
  readonly closed: unknown[] = [];
  readonly request = { socket: { destroy: () => this.closed.push('socket') } };

  close(discard: boolean): void {
    this.closed.push(discard);
    this.readyState = 'closed';
  }

  waits(bytes: number): void {
    this.emit('packetCreate', { data: 'x'.repeat(bytes) });
  }
}

const MIB = 1_024 * 1_024;

function watched() {
  const transport = new FakeTransport();
  const engine = new EventEmitter();
  const onTooSlow = jest.fn();
  const backlogs = new Backlogs(standIn(engine), onTooSlow);
  backlogs.watch(standIn<Parameters<Backlogs['watch']>[0]>(transport));
  return { transport, engine, onTooSlow };
}

it('closes a connection whose client does not take what is sent to it', () => {
  const { transport, onTooSlow } = watched();
  for (let count = 0; count < 16; count++) transport.waits(MIB / 16);
  expect(onTooSlow).not.toHaveBeenCalled();
  transport.waits(1);
  expect(onTooSlow).toHaveBeenCalledTimes(1);
  expect(transport.closed).toEqual([true, 'socket']);
  transport.waits(MIB);
  expect(onTooSlow).toHaveBeenCalledTimes(1);
});

it('leaves one alone that takes it, however much that is', () => {
  const { transport, engine, onTooSlow } = watched();
  for (let count = 0; count < 64; count++) {
    transport.waits(MIB / 2);
    engine.emit('flush', transport);
  }
  expect(onTooSlow).not.toHaveBeenCalled();
  expect(transport.closed).toEqual([]);
});
