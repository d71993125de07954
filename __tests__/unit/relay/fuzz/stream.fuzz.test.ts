import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import fc from 'fast-check';
import { Backlog } from '../../../../server/relay/backlog';
import type { ClientPath } from '../../../../server/relay/client-path';
import type { Relay } from '../../../../server/relay/relay';
import { RelayCounters } from '../../../../server/relay/relay-counters';
import { DEFAULT_LIMITS } from '../../../../server/relay/relay-limits';
import { StreamConnection } from '../../../../server/relay/stream-connection';
import { RelayWorld } from '../../../fakes/relay-world';
import { standIn } from '../../../fakes/stand-in';
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../../../support/fuzz-options';
import { HonestPair } from './honest-pair';
import { anyDraft, bends, someBytes, writeDraft } from './stun-arbitrary';

jest.setTimeout(FUZZ_TIMEOUT_MS);

/** A socket of which the test is the other end. */
class FakeSocket extends EventEmitter {
  destroyed = false;
  readonly writableLength = 0;
  readonly written: Buffer[] = [];

  write(bytes: Buffer): void {
    this.written.push(bytes);
  }

  cork(): void {}

  uncork(): void {}

  destroy(): void {
    this.destroyed = true;
  }
}

const head = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'PROXY TCP4 198.51.100.7 192.0.2.10 51000 443\r\n',
      'PROXY TCP6 2001:db8::7 2001:db8::10 1 65535\r\n',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'PROXY UNKNOWN\r\n',
      'PROXY TCP4 1.2.3.4 ::1 1 1\r\n',
      'PROXY TCP4 1.2.3.4 4.3.2.1 0 1\r\n',
      `PROXY TCP6 ${'f'.repeat(120)}\r\n`,
      '',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 130, unit: 'binary-ascii' }) },
);

const frame = fc.oneof(
  { weight: 4, arbitrary: anyDraft.map((draft) => writeDraft(draft, Buffer.from('key'))) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyDraft, bends)
      .map(([draft, bend]) => writeDraft(bend(draft), Buffer.from('key'))),
  },
  { weight: 2, arbitrary: fc.tuple(fc.nat(0xfff), fc.nat(400)).map(channelData) },
  { weight: 1, arbitrary: someBytes({ maxLength: 40 }) },
);

const stream = fc
  .tuple(head, fc.array(frame, { maxLength: 8 }))
  .map(([line, frames]) => Buffer.concat([Buffer.from(line, 'latin1'), ...frames]));

const cuts = fc.array(fc.nat(), { maxLength: 20 });

/** What became of a stream that came in these pieces. */
function run(relay: Relay, pieces: readonly Buffer[]) {
  const socket = new FakeSocket();
  const counters = new RelayCounters();
  const ends: unknown[] = [];
  let closed = 0;
  const connection = new StreamConnection({
    socket: standIn<Socket>(socket),
    relay,
    limits: DEFAULT_LIMITS,
    counters,
    backlog: new Backlog(1e9),
    now: () => 0,
    admits: (from) => ends.push(from) > 0,
    onClose: () => closed++,
  });
  for (const piece of pieces) if (!socket.destroyed) socket.emit('data', Buffer.from(piece));
  const { malformed, faults } = counters;
  const wasOpen = !socket.destroyed;
  connection.close();
  socket.emit('close');
  expect(closed).toBe(1);
  return { ends, malformed, faults, wasOpen };
}

/** Writes down what it hears, as if nothing of it were understood. */
class Listener {
  readonly heard: string[] = [];
  readonly failures: unknown[] = [];
  readonly forgotten: ClientPath[] = [];

  receive(_path: ClientPath, bytes: Buffer): void {
    this.heard.push(bytes.toString('hex'));
  }

  fail(_path: ClientPath | null, error: unknown): void {
    this.failures.push(error);
  }

  forget(path: ClientPath): void {
    this.forgotten.push(path);
  }
}

describe('a connection that was handed on', () => {
  it('says the same wherever it is cut, and never makes anything throw', () => {
    fc.assert(
      fc.property(stream, cuts, (bytes, places) => {
        const [whole, cut] = [new Listener(), new Listener()];
        const inOne = run(standIn<Relay>(whole), [bytes]);
        const inPieces = run(standIn<Relay>(cut), pieces(bytes, places));
        expect([whole.failures, cut.failures]).toEqual([[], []]);
        expect(cut.heard).toEqual(whole.heard);
        expect(inPieces).toEqual(inOne);
        expect(cut.forgotten).toHaveLength(inPieces.ends.length);
      }),
      fuzzOptions(1_500),
    );
  });

  it('leaves nothing behind at a relay, whatever it brought, and an honest pair goes on talking', async () => {
    const world = new RelayWorld();
    const pair = new HonestPair(world);
    await pair.meet();
    await fc.assert(
      fc.asyncProperty(stream, cuts, async (bytes, places) => {
        run(world.relay, pieces(bytes, places));
        await pair.talk();
        expect(world.faults).toEqual([]);
        // The pair's own.
        expect(world.open.size).toBe(1);
      }),
      fuzzOptions(500),
    );
  });
});

function pieces(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length];
  ends.sort((a, b) => a - b);
  return ends
    .map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
    .filter(({ length }) => length > 0);
}

function channelData([number, length]: [number, number]): Buffer {
  const bytes = Buffer.alloc(4 + Math.ceil(length / 4) * 4, 0xcd);
  bytes.writeUInt16BE(0x4000 + number, 0);
  bytes.writeUInt16BE(length, 2);
  return bytes;
}
